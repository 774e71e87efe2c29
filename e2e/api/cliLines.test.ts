import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { UpdateDocumentDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { signedIn, type Computer } from './testing/computer';
import { Random } from './testing/model/random';
import { textFile, type Person } from './testing/quire';

/** Commands that print one JSON object a line while they run; a program can continue from any of them. */
const kills = Number(process.env.WATCH_KILLS ?? 6);
vi.setConfig({ testTimeout: 120_000 + kills * 20_000 });

const bed = useBed();
const email = 'lena@example.com';
let computer: Computer;
let lena: Person;
beforeAll(async () => {
  computer = await signedIn(bed, email);
  lena = await bed.person(email);
}, 60_000);
afterAll(() => computer.throwAway());

type Line = { cursor?: string; change?: { id: string; name: string } };

/** The lines that are complete. */
const linesOf = (out: string) =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);

test('a follower that is killed at any line and goes on from the last cursor misses no change', async () => {
  const { id } = await lena.save(textFile('one', 'begin.txt'));
  const random = new Random(Date.now() % 1_000_000);
  const told: Line[] = [];
  const names: string[] = [];
  const cursorOf = () => told.findLast(({ cursor }) => cursor !== undefined)?.cursor;
  const start = () => {
    const cursor = cursorOf();
    return computer.start(['watch', '--json', ...(cursor === undefined ? [] : ['--after', cursor])]);
  };
  for (let round = 0; round < kills; round += 1) {
    const watching = start();
    const before = told.length;
    const most = 1 + random.below(6);
    const hasCome = () => expect(linesOf(watching.said.out).length).toBeGreaterThanOrEqual(1);
    await vi.waitFor(hasCome, { timeout: 60_000, interval: 5 });
    for (let n = 0; n < 3; n += 1) {
      names.push(`${round}-${n}.txt`);
      await lena.get(UpdateDocumentDocument, { input: { id, name: names.at(-1) ?? '' } });
    }
    await vi.waitFor(() => expect(linesOf(watching.said.out).length).toBeGreaterThanOrEqual(most), {
      timeout: 60_000,
      interval: 2,
    });
    watching.kill();
    told.push(...linesOf((await watching.ended).out));
    expect(told.length).toBeGreaterThan(before);
  }
  const last = start();
  const all = () => [...told, ...linesOf(last.said.out)].flatMap(({ change }) => change?.name ?? []);
  await vi.waitFor(() => expect(names.filter((name) => !all().includes(name))).toEqual([]), { timeout: 60_000 });
  last.signal('SIGTERM');
  const { code, out } = await last.ended;
  expect([code, Object.keys(linesOf(out).at(-1) ?? {})]).toEqual([0, ['end']]);
});

test('a file that is followed is told of in lines, and the end is one as well', async () => {
  computer.write('plan.txt', 'one');
  const { documentId } = await computer.ask<{ documentId: string }>('save', 'plan.txt');
  const following = computer.start(['refresh', 'plan.txt', '--follow', '--json']);
  await vi.waitFor(() => expect(following.said.out).toContain('"unchanged"'), 60_000);
  await lena.save(textFile('two'), { documentId, baseVersion: 1 });
  await vi.waitFor(() => expect(following.said.out).toMatch(/"refreshed".*\n\{"cursor"/), 60_000);
  following.signal('SIGTERM');
  const { code, out } = await following.ended;
  const lines = linesOf(out);
  const kinds = lines.flatMap((line) => Object.keys(line));
  expect([code, kinds.length]).toEqual([0, lines.length]);
  expect(lines[0]).toMatchObject({ file: { outcome: 'unchanged', documentId, version: 1 } });
  // Its own first save may be reported, too.
  expect(lines.slice(-3)).toMatchObject([
    { file: { outcome: 'refreshed', documentId, version: 2 } },
    { cursor: expect.any(String) as string },
    { end: { path: computer.path('plan.txt') } },
  ]);
});

test('a failure of a command that speaks in lines is a line', async () => {
  const { code, out } = await computer.run(['watch', '--after', 'junk', '--json']);
  expect(code).toBe(2);
  expect(linesOf(out).at(-1)).toMatchObject({ error: { code: 'USAGE' } });
});

const newly = 'What happened since then is not known any more: list your documents anew.';

test.each([
  ['--json', ''],
  ['', `${newly}\n`],
])('where a watch has come too late, with %j, it is said once', async (option, words) => {
  const late = Buffer.from(`x ${lena.id} 1`).toString('base64');
  const watching = computer.start(['watch', '--after', late, ...(option ? [option] : [])]);
  const told = () => (option ? watching.said.out : watching.said.err);
  await vi.waitFor(() => expect(told()).toMatch(option ? /"reset"/ : newly), 60_000);
  watching.signal('SIGTERM');
  const { code, out, err } = await watching.ended;
  expect([code, err, out.includes(newly)]).toEqual([0, `Watching. Ctrl-C ends it.\n${words}`, false]);
});

test.each([
  ['--json', ''],
  ['', 'left.txt has changes that are not saved to the cloud. It was left as it is: save it first.\n'],
])('where a file that is followed has changes of its own, with %j, it is said once', async (option, words) => {
  computer.write('left.txt', 'one');
  await computer.ask('save', 'left.txt', '--new');
  computer.write('left.txt', 'mine');
  const following = computer.start(['refresh', 'left.txt', '--follow', ...(option ? [option] : [])]);
  const told = () => (option ? following.said.out : following.said.err);
  await vi.waitFor(() => expect(told()).toMatch(option ? /"left".*"LOCAL_CHANGES"/ : words), 60_000);
  following.signal('SIGTERM');
  const { code, err } = await following.ended;
  // Its own first save may be reported late, and the file is checked again; or it was stopped before it followed.
  const rest = words === '' ? err : err.replaceAll(words, '');
  expect([
    [0, ''],
    [143, 'Stopped.\n'],
  ]).toContainEqual([code, rest]);
});
