import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fourPorts, RunningQuire } from '../e2e/api/testing/running';
import { thisMachine } from './machine/machine';
import { cpuOf, memoryOf, quiet } from './machine/processes';

const starts = 5;
const idleSeconds = 20;

type Start = { milliseconds: number; idleShare: number; megabytes: number };

/** Measures how long `npm start` takes until it answers (the median of five), and what it costs while idle, web included. */
async function main(): Promise<void> {
  // An unmeasured first start, so that everything that is built once has been built.
  await measured(0);
  const all: Start[] = [];
  for (let count = 0; count < starts; count += 1) all.push(await measured(count === 0 ? idleSeconds : 0));
  const median = all.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)[Math.floor(starts / 2)] ?? NaN;
  const [{ idleShare, megabytes } = { idleShare: NaN, megabytes: NaN }] = all;
  console.log(`Endpoints answer within ${median.toFixed(0)} ms, the median of ${starts} starts.`);
  console.log(`Idle, all of it takes ${(idleShare * 100).toFixed(1)} % of one core, and ${megabytes.toFixed(0)} MB.`);
  console.log(JSON.stringify({ machine: thisMachine(), starts: all }));
}

/** Starts on a new state. The idle cost is NaN if `seconds` is 0. */
async function measured(seconds: number): Promise<Start> {
  const data = mkdtempSync(join(tmpdir(), 'quire-start-'));
  const from = performance.now();
  const quire = new RunningQuire({ data, port: fourPorts(), args: [] });
  try {
    const { graphql, web, auth, s3 } = await quire.ready();
    await Promise.all([graphql, web, auth, s3].map((url) => fetch(url)));
    const milliseconds = performance.now() - from;
    if (seconds > 0) await quiet([quire.pid]);
    const before = cpuOf([quire.pid]);
    await delay(seconds * 1000);
    const idleShare = (cpuOf([quire.pid]) - before) / (seconds * 1000);
    return { milliseconds, idleShare, megabytes: memoryOf([quire.pid]).proportional };
  } finally {
    await quire.signal('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.stack ?? error.message);
  process.exitCode = 1;
});
