import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Told } from '../../desktop/cli/contract/answers';
import { useBed } from './testing/bed';
import { openStation, type Station } from './testing/between';
import { signedIn, type Computer, type Running } from './testing/computer';
import { openHolding, type Holding } from './testing/holding';
import { textFile, type Person } from './testing/quire';
import { endpointsOf } from './testing/wellKnown';

/** However a command ends, it says so, its exit code tells why, and nothing is left half done. */
vi.setConfig({ testTimeout: 90_000 });

const email = 'ends@example.com';
const newest = 'second '.repeat(1000);
const bed = useBed();
let computer: Computer;
let person: Person;
let station: Station;
let holding: Holding;
/** While this is true, bytes are sent to a store that never answers. */
let isHeld = false;

beforeAll(async () => {
  holding = await openHolding(newest.length);
  station = await openStation(bed.endpoints.graphql, (answer) =>
    isHeld ? answer.replaceAll(bed.endpoints.s3, holding.origin) : answer,
  );
  computer = await signedIn(bed, email, { ...endpointsOf(bed), graphql: station.origin });
  person = await bed.person(email);
  computer.write('report.txt', 'first');
  const { documentId } = await computer.ask<{ documentId: string }>('save', 'report.txt');
  await person.save(textFile(newest), { documentId, baseVersion: 1 });
}, 60_000);

afterAll(() => {
  station.close();
  holding.close();
  computer.throwAway();
});

const leftovers = () => readdirSync(computer.folder).filter((name) => name.endsWith('.part'));

describe('whoever reads the answers', () => {
  test.each([
    ['list', ['list']],
    ['status', ['status', '--json']],
    ['save', ['save', 'piped.txt']],
    ['an error', ['open', 'nothing', '--json']],
  ])('and goes away is told nothing more of %s, which is no fault', async (_what, args) => {
    computer.write('piped.txt', 'piped');
    const running = computer.start(args);
    running.hangUp();
    const { code, err } = await running.ended;
    expect(err).toBe('');
    expect(code).toBe(args[0] === 'open' ? 6 : 0);
  });

  test('and goes away ends what only tells', async () => {
    const watching = computer.start(['watch', '--json']);
    await vi.waitFor(() => expect(watching.said.err).toContain('Watching.'), 30_000);
    watching.hangUp();
    await person.save(textFile('more', 'more.txt'));
    expect(await watching.ended).toMatchObject({ code: 0, err: 'Watching. Ctrl-C ends it.\n' });
  });

  const onto = (device: string) => ['sh', '-c', `exec "$@" > ${device}`, 'sh'];
  const full = 'answer could not be written: the disk has no room left. Make room and try again.\n';

  test.skipIf(!existsSync('/dev/full')).each([
    ['a device that is full', '/dev/full'],
    ['a file that takes no more', 'answer.json'],
  ])('and is %s is told as that, and what was done stays done', async (what, device) => {
    const name = `${what}.txt`;
    computer.write(name, 'text');
    const within = what === 'a device that is full' ? onto(device) : ['prlimit', '--fsize=600', '--', ...onto(device)];
    if (what !== 'a device that is full') await computer.ask('save', name);
    const args = what === 'a device that is full' ? ['save', name] : ['list', '--json'];
    expect(await computer.run(args, { within })).toEqual({ code: 8, out: '', err: `It is done, but the ${full}` });
    expect(await computer.ask('save', name)).toMatchObject({ code: 0, outcome: 'unchanged', version: 1 });
  });

  test.skipIf(!existsSync('/dev/full'))('and takes no word of a failure leaves it one', async () => {
    const within = ['sh', '-c', 'exec "$@" 2> /dev/full', 'sh'];
    expect(await computer.run(['save', 'nothing.txt'], { within })).toEqual({ code: 6, out: '', err: '' });
  });
});

describe('a signal', () => {
  const signals: [NodeJS.Signals, number][] = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ];
  type Phase = [what: string, args: string[], begun: (running: Running) => Promise<unknown>];
  const goesOn = 'Stopped. The same command goes on from here.\n';

  const transfers: Phase[] = [
    ['bytes are received', ['refresh', 'report.txt'], () => holding.reached('GET')],
    ['bytes are sent', ['save', 'new.txt'], () => holding.reached('PUT')],
  ];

  test.each(transfers.flatMap(([what, ...phase]) => signals.map((signal) => [...signal, what, ...phase] as const)))(
    '%s ends with %i while %s, leaves all whole, and the same goes on',
    async (name, exitCode, what, args, begun) => {
      computer.write('new.txt', `new ${name} ${what}`);
      const before = computer.read('report.txt');
      isHeld = true;
      const running = computer.start(args);
      await begun(running);
      running.signal(name);
      const ended = await running.ended;
      isHeld = false;
      expect(ended).toEqual({ code: exitCode, out: '', err: goesOn });
      expect([leftovers(), computer.read('report.txt')]).toEqual([[], before]);
      if (args[0] === 'save') expect(await computer.ask('save', 'new.txt')).toMatchObject({ code: 0 });
    },
  );

  test.each(signals)('%s ends with 0 what only tells', async (name) => {
    const watching = computer.start(['watch']);
    await vi.waitFor(() => expect(watching.said.err).toContain('Watching.'), 30_000);
    watching.signal(name);
    expect(await watching.ended).toMatchObject({ code: 0, out: expect.stringMatching(/--after \S+\n$/) as string });
  });

  test.each(signals)('%s ends with %i what waits for an answer that never comes', async (name, exitCode) => {
    const stuck = await signedIn(bed, email, { ...endpointsOf(bed), graphql: holding.origin });
    const running = stuck.start(['list']);
    await holding.reached('POST');
    running.signal(name);
    expect(await running.ended).toEqual({ code: exitCode, out: '', err: 'Stopped.\n' });
    stuck.throwAway();
  });

  test('given twice waits for nothing', async () => {
    const stuck = await signedIn(bed, email, { ...endpointsOf(bed), graphql: holding.origin });
    const running = stuck.start(['list']);
    await holding.reached('POST');
    running.signal('SIGTERM');
    running.signal('SIGINT');
    expect((await running.ended).code).toBeGreaterThan(128);
    stuck.throwAway();
  });
});

test.each([
  ['save', ['save', 'report.txt', '--new']],
  ['status', ['status']],
])('what a killed process has left beside a file goes with the next %s', async (_what, args) => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  const leftover = computer.path(`.quire-${pid}~${hostname()}~left.part`);
  writeFileSync(leftover, 'half');
  expect(await computer.run(args)).toMatchObject({ code: 0 });
  expect(leftovers()).toEqual([]);
});

test('what was refreshed in the end is whole', async () => {
  const other = join(computer.folder, 'whole.txt');
  const { documents } = await computer.ask<Told<'list'>>('list');
  const { documentId = '' } = documents.find(({ version }) => version === 2) ?? {};
  expect(await computer.ask('open', documentId, 'whole.txt')).toMatchObject({ code: 0 });
  expect(readFileSync(other, 'utf8')).toBe(newest);
});
