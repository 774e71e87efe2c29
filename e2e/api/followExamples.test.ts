import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { UpdateDocumentDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { openChaos, type ChaosProxy } from './testing/chaos';
import { signedIn, type Computer } from './testing/computer';
import { linesOf, runExample, type RunningExample } from './testing/example';
import { Feed } from './testing/feed';
import { Random } from './testing/model/random';
import { textFile, type Person } from './testing/quire';
import { endpointsOf, serveWellKnown } from './testing/wellKnown';

/** The examples of docs/integrating.md; the one with AWS's client is in amplify.test.ts. */
const bed = useBed();
const folder = mkdtempSync(join(tmpdir(), 'quire-follow-'));
const programs: RunningExample[] = [];
let chaos: ChaosProxy;
let web: Server;
let alice: Person;
let computer: Computer;

beforeAll(async () => {
  chaos = await openChaos(bed.endpoints.realtime, { lost: 0, doubled: 0, cutWithin: 2000 }, new Random(1));
  const endpoints = { ...bed.endpoints, realtime: chaos.url };
  web = await serveWellKnown({ endpoints });
  alice = await bed.person('alice@example.com');
  computer = await signedIn(bed, 'alice@example.com', { ...endpointsOf(bed), realtime: chaos.url });
});

afterEach(() => programs.splice(0).forEach((program) => program.kill()));

afterAll(async () => {
  web.close();
  await chaos.close();
  computer.throwAway();
  rmSync(folder, { recursive: true });
});

const cursorFile = (name: string) => join(folder, `${name}.txt`);

type Example = {
  name: string;
  given: () => string[];
  env: () => Record<string, string>;
  execArgv?: string[];
  lines: number;
};

const examples: Example[] = [
  { name: 'follow.mjs', given: () => [bed.endpoints.web], env: () => ({ QUIRE_TOKEN: alice.accessToken }), lines: 105 },
  {
    name: 'followByLibrary.mjs',
    given: () => [],
    env: () => ({ QUIRE_HOME: computer.home }),
    execArgv: ['--import', 'tsx'],
    lines: 40,
  },
];

async function run({ name, given, env, execArgv }: Example, cursor = cursorFile(name)): Promise<RunningExample> {
  const program = runExample(name, [...given(), cursor], { env: env(), execArgv });
  programs.push(program);
  await program.hear(/Following/);
  return program;
}

const rename = (id: string, name: string) => alice.get(UpdateDocumentDocument, { input: { id, name } });
const renamesIn = (said: string) => [...said.matchAll(/alice RENAMED (\S+)/g)].map(([, name]) => name);

test.each(examples)('$name tells every change once, however connections break and it is killed', async (example) => {
  let program = await run(example);
  const { id } = await alice.save(textFile('one'));
  await program.hear(/CREATED note.txt/);
  const cuts = chaos.cuts();
  const names: string[] = [];
  while (chaos.cuts() < cuts + 2) {
    names.push(`${names.length}.txt`);
    await rename(id, names.at(-1) ?? '');
  }
  await vi.waitFor(() => expect(renamesIn(program.said())).toEqual(names), 20_000);
  const { cursor } = await Feed.open(alice);
  // If it were killed before that, it would repeat the last changes.
  await vi.waitFor(() => expect(readFileSync(cursorFile(example.name), 'utf8')).toBe(cursor));
  program.kill();
  await rename(id, 'meanwhile.txt');
  program = await run(example);
  await program.hear(/meanwhile.txt/);
  expect(renamesIn(program.said())).toEqual(['meanwhile.txt']);
});

test.each(examples)('$name says when more has happened than is kept', async (example) => {
  const { id } = await alice.save(textFile('one'));
  const file = cursorFile('old');
  // A cursor from before the table was restored from a backup.
  writeFileSync(file, Buffer.from(`before ${alice.id} 1`).toString('base64'));
  const program = await run(example, file);
  await program.hear(/list your documents anew/);
  await rename(id, 'after.txt');
  await program.hear(/after.txt/);
});

test.each([
  ['follow.mjs', () => bed.endpoints.web, { QUIRE_TOKEN: 'none' }, /^UnauthorizedException: .+$/],
  ['follow.mjs', () => 'http://127.0.0.1:9', {}, /^Failed: fetch failed$/],
  ['followByAmplify.mjs', () => 'http://127.0.0.1:9', {}, /^Failed: fetch failed$/],
  ['followByAmplify.mjs', () => bed.endpoints.web, {}, /^aws-amplify listens over wss only: .*QUIRE_TLS=1.*$/],
  ['desktop.mjs', () => 'http://127.0.0.1:9', {}, /^Failed: fetch failed$/],
])('%s that cannot go on says why in a line', async (name, origin, env, line) => {
  const program = runExample(name, [origin(), cursorFile('none')], { env });
  programs.push(program);
  await program.hear(/\n/);
  expect(program.said().trim()).toMatch(line);
});

test.each(examples)('$name is short enough to be read at once', ({ name, lines }) =>
  expect(linesOf(name)).toBeLessThanOrEqual(lines),
);
