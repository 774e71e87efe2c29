import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DocumentsDocument } from '#client/generated';
import { steps, type Kill } from './testing/faults/steps';
import { Random } from './testing/model/random';
import { sha256, type File, type Person } from './testing/quire';
import { RunningQuire, fourPorts } from './testing/running';
import { wholeNumber } from '../testing/wholeNumber';

/** `npm run test:faults` does more rounds; `FAULT_SEED` repeats a run. */
const rounds = wholeNumber('FAULT_ROUNDS', 1);
const seed = wholeNumber('FAULT_SEED', Date.now() % 1_000_000);
const random = new Random(seed);
const everything = 'everything';
const services = ['appsync', 'dynamodb', 's3', 'workers', 'engine'];

let data: string;
let port: number;
let quire: RunningQuire;
let alice: Person;
/** The id and digest of everything that was acknowledged. */
const kept = new Map<string, string>();

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'quire-faults-'));
  port = fourPorts();
  await start();
});

afterAll(async () => {
  await quire.end();
  rmSync(data, { recursive: true, force: true });
});

async function start(): Promise<void> {
  quire = new RunningQuire({ data, port });
  alice = await quire.person('alice@example.com');
}

/** Kills a single service, which the cloud restarts, or everything, in turn. */
const killing =
  (victim: string): Kill =>
  async (milliseconds = 0) => {
    if (victim !== everything) return quire.killed(victim, milliseconds);
    await delay(milliseconds);
    await quire.signal('SIGKILL');
    await start();
  };

const newFile = (): File => ({
  name: `${random.below(1e9)}.bin`,
  mimeType: 'application/octet-stream',
  bytes: randomBytes(1 + random.below(200_000)),
});

/** Runs a script with the environment that the cloud gives its functions. */
function run(file: string, ...args: string[]) {
  const environment = JSON.parse(readFileSync(join(data, 'environment.json'), 'utf8')) as Record<string, string>;
  return promisify(execFile)(process.execPath, ['--no-warnings', 'launch.mjs', file, ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...environment },
  });
}

const sweep = (hours: number) =>
  run('e2e/api/testing/faults/sweep.ts', new Date(Date.now() + hours * 3_600_000).toISOString());

async function keep(): Promise<void> {
  const file = newFile();
  const { id } = await alice.save(file);
  kept.set(id, sha256(file.bytes));
}

async function expectNothingLost(): Promise<void> {
  for (const [id, digest] of kept) expect(sha256((await alice.open(id)).bytes)).toBe(digest);
  // Every other listed document has its bytes, too.
  const { items } = (await alice.get(DocumentsDocument, { limit: 100 })).documents;
  for (const item of items) expect(sha256((await alice.open(item.id)).bytes)).toBe(item.sha256);
}

/** Does what falls due within some hours; after that all counters must be right. */
async function expectNoDrift(): Promise<void> {
  for (const hours of [3, 6, 9]) await sweep(hours);
  const { stdout } = await run('resolvers/lambda/housekeeping/reconcile/main.ts', '--orphan-hours', '0').catch(
    (error: { stdout: string }) => error,
  );
  expect(stdout).toBe('No drift.\n');
}

for (let round = 0; round < rounds; round++) {
  test.each(Object.entries(steps(() => random.below(25), sweep)))(
    `killed %s, it loses nothing acknowledged (round ${round}, seed ${seed}) (E-30)`,
    { timeout: 120_000 },
    async (_name, step) => {
      await keep();
      const victim = (random.below(2) === 0 && random.pick(services)) || everything;
      const holds = await step(alice, newFile(), killing(victim));
      await expectNothingLost();
      await holds(alice);
    },
  );

  test(`after all that, quota and bytes add up (round ${round})`, { timeout: 120_000 }, expectNoDrift);
}
