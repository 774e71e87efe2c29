import { readdir, readFile, rm, stat, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createFile, makePrivateFolder } from './files';
import { hasEnded, thisProcess, type Owner } from './owner';
import { codeOf } from './systemErrors';

const heartbeatMilliseconds = 5_000;
const longestSilenceMilliseconds = 30_000;

/**
 * Runs work one at a time among all processes of this computer. Each turn has a number and its own file, created whole;
 * the highest number has the turn until its file is empty or its process is gone. A file is removed only after there is
 * a higher one, so that two processes that find a dead owner cannot both follow it.
 */
export async function inTurn<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  await makePrivateFolder(folder);
  const path = await takeTurn(folder, name);
  const beat = setInterval(() => void touch(path), heartbeatMilliseconds).unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await endTurn(path);
  }
}

async function takeTurn(folder: string, name: string): Promise<string> {
  const pathOf = (turn: number) => join(folder, `${name}.${turn}`);
  for (;;) {
    const [last = 0] = await turnsOf(folder, name);
    if (last > 0 && (await isHeld(pathOf(last)))) {
      await pause(50 + Math.random() * 50);
      continue;
    }
    const mine = last + 1;
    if (!(await createFile(pathOf(mine), JSON.stringify(thisProcess())))) continue;
    const [highest = 0, ...lower] = await turnsOf(folder, name);
    // Others came later but were faster.
    if (highest > mine) {
      await rm(pathOf(mine), { force: true });
      continue;
    }
    for (const turn of lower) await rm(pathOf(turn), { force: true });
    return pathOf(mine);
  }
}

async function endTurn(path: string): Promise<void> {
  try {
    await truncate(path);
  } catch (error) {
    // This process slept so long that another took its turn.
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Highest first. */
async function turnsOf(folder: string, name: string): Promise<number[]> {
  const files = (await readdir(folder)).filter((file) => file.startsWith(`${name}.`));
  const turns = files.map((file) => Number(file.slice(name.length + 1)));
  return turns.filter(Number.isSafeInteger).sort((a, b) => b - a);
}

async function isHeld(path: string): Promise<boolean> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    if (text === '' || Date.now() - mtimeMs > longestSilenceMilliseconds) return false;
    const owner = ownerIn(text);
    // An unknown owner is alive as long as it touches its file.
    return owner === null || !hasEnded(owner);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Null if it cannot be read, as after a power failure. */
function ownerIn(text: string): Owner | null {
  try {
    const { pid, host } = Object(JSON.parse(text)) as Partial<Owner>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null;
  } catch {
    return null;
  }
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  // If this fails the file grows old, and others take over.
  await utimes(path, now, now).catch(() => undefined);
}
