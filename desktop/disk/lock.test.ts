import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from './lock';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const writer = `
  import { appendFile } from 'node:fs/promises';
  import { inTurn } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
  const [folder, name, turns] = process.argv.slice(1);
  for (let turn = 0; turn < Number(turns); turn += 1) {
    await inTurn(folder, 'name', async () => {
      await appendFile(folder + '.log', name + ' in\\n');
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (turn === Number(turns) - 1) process.kill(process.pid, 'SIGKILL');
      await appendFile(folder + '.log', name + ' out\\n');
    });
  }
`;

/** A process that takes this many turns and is killed in the middle of the last one. */
function startWriter(name: string, turns: number): Promise<void> {
  const args = ['--import', 'tsx', '--input-type=module', '-e', writer, folder, name, String(turns)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

test('among processes one at a time has its turn, and one that is killed holds up nobody', async () => {
  await Promise.all(['a', 'b', 'c'].map((name) => startWriter(name, 10)));
  const steps = (await readFile(`${folder}.log`, 'utf8')).trim().split('\n');
  const entered = steps.filter((step) => step.endsWith('in'));
  expect(entered).toHaveLength(30);
  const torn = steps.filter((step, index) => step.endsWith('out') && steps[index - 1] !== step.replace('out', 'in'));
  expect(torn).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(1);
  rmSync(`${folder}.log`);
});

test('a turn ends with its work, whether that succeeds or fails', async () => {
  const failing = inTurn(folder, 'name', () => Promise.reject(new Error('This failed.')));
  await expect(failing).rejects.toThrow('This failed.');
  expect(await inTurn(folder, 'name', () => Promise.resolve('next'))).toBe('next');
});

test('turns of different names do not wait for each other', async () => {
  const log = join(folder, 'log');
  await inTurn(folder, 'one', () => inTurn(folder, 'two', () => appendFile(log, 'both')));
  expect(await readFile(log, 'utf8')).toBe('both');
});

test('a process that says nothing for half a minute has lost its turn, even where another has its number', async () => {
  let end = () => {};
  const silent = inTurn(folder, 'name', () => new Promise<void>((resolve) => (end = resolve)));
  await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
  expect(await inTurn(folder, 'name', () => Promise.resolve('next'))).toBe('next');
  vi.useRealTimers();
  end();
  await silent;
});

test.each([
  ['cut in half', '{"pid":12,"ho'],
  ['of nobody', '{}'],
  ['no object', 'null'],
  ['full of NULs', '\0\0\0\0'],
])(
  'a turn whose file is %s is over when nobody has touched it for half a minute, and not before (E-43)',
  async (_, text) => {
    const turn = join(folder, 'name.7');
    writeFileSync(turn, text);
    let isNext = false;
    const next = inTurn(folder, 'name', () => Promise.resolve((isNext = true)));
    await inTurn(folder, 'other', () => Promise.resolve());
    expect(isNext).toBe(false);
    utimesSync(turn, new Date(0), new Date(0));
    expect(await next).toBe(true);
  },
);

test.each(['', '{"pid":12,"ho'])('a file that is no turn is in nobody’s way (E-43)', async (text) => {
  writeFileSync(join(folder, 'name.damaged'), text);
  expect(await inTurn(folder, 'name', () => Promise.resolve('next'))).toBe('next');
});
