import { describe, expect, test } from 'vitest';
import { progress, type Told } from '../../desktop/cli/contract/answers';
import { atTerminal } from './testing/atTerminal';
import { useBed } from './testing/bed';
import { useComputers } from './testing/computer';
import { LargeFile, partSize } from './testing/largeFile';

/** The command line as people and scripts use it, against the real API and store. */
const bed = useBed();
const { computerOf } = useComputers(bed);

type Answer = { outcome: string; documentId: string; version: number; sha256: string; keptAs?: string; path: string };
type Failure = { error: { code: string; message: string } };

/** A file at version 1, on the computer that saved it and on a second computer of the same person. */
async function onTwoComputers(email: string) {
  const one = await computerOf(email);
  one.write('report.txt', 'first');
  const { documentId } = await one.ask<Answer>('save', 'report.txt');
  const two = await computerOf(email);
  await two.ask('open', documentId);
  return { one, two, documentId };
}

test('a file is saved, changed and saved again as the next version of the same document', async () => {
  const computer = await computerOf('saves@example.com');
  computer.write('note.txt', 'first');
  const first = await computer.ask<Answer>('save', 'note.txt');
  expect(first).toMatchObject({ code: 0, outcome: 'saved', version: 1 });
  expect(await computer.ask('save', 'note.txt')).toMatchObject({ code: 0, outcome: 'unchanged', version: 1 });
  computer.write('note.txt', 'second');
  expect(await computer.ask('save', 'note.txt')).toMatchObject({
    code: 0,
    outcome: 'saved',
    version: 2,
    documentId: first.documentId,
  });
});

test('a file above 16 MiB is saved in parts and comes back byte for byte', async () => {
  const computer = await computerOf('large@example.com');
  const file = new LargeFile(partSize + 1000);
  computer.write('film.mp4', Buffer.concat([file.part(1), file.part(2)]));
  const saved = await computer.run(['save', 'film.mp4', '--json', '--progress', 'json']);
  const { documentId } = JSON.parse(saved.out) as Answer;
  const steps = saved.err
    .trimEnd()
    .split('\n')
    .map((line) => progress.parse(JSON.parse(line)).progress);
  expect([...new Set(steps.map(({ phase }) => phase))]).toEqual(['checking', 'sending', 'finishing']);
  // Progress never goes backwards.
  const ofPhase = (phase: string) => steps.filter((step) => step.phase === phase).map(({ done }) => done);
  for (const done of ['checking', 'sending'].map(ofPhase)) expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(steps.at(-1)).toEqual({ phase: 'finishing', done: file.size, size: file.size });
  expect(await computer.ask('open', documentId, 'again.mp4')).toMatchObject({ code: 0, outcome: 'refreshed' });
  expect(computer.read('again.mp4') === computer.read('film.mp4')).toBe(true);
});

test('what was saved elsewhere comes with a refresh', async () => {
  const { one, two } = await onTwoComputers('refresh@example.com');
  expect(two.read('report.txt')).toBe('first');
  one.write('report.txt', 'second');
  await one.ask('save', 'report.txt');
  expect(await two.ask('refresh', 'report.txt')).toMatchObject({ code: 0, outcome: 'refreshed', version: 2 });
  expect(two.read('report.txt')).toBe('second');
  expect(await two.ask('refresh', 'report.txt')).toMatchObject({ code: 0, outcome: 'unchanged', version: 2 });
});

test('C-01: a refresh never touches a file with changes of its own', async () => {
  const { one, two } = await onTwoComputers('dirty@example.com');
  one.write('report.txt', 'second');
  await one.ask('save', 'report.txt');
  two.write('report.txt', 'mine, not saved');
  expect(await two.ask<Failure>('refresh', 'report.txt')).toMatchObject({ code: 5, error: { code: 'LOCAL_CHANGES' } });
  expect(two.read('report.txt')).toBe('mine, not saved');
});

describe('C-03: when two computers have changed the same version', () => {
  async function inConflict(email: string) {
    const { one, two, documentId } = await onTwoComputers(email);
    one.write('report.txt', 'theirs');
    await one.ask('save', 'report.txt');
    two.write('report.txt', 'mine');
    return { one, two, documentId };
  }

  test('the second one is told, and nothing is lost on either side', async () => {
    const { one, two } = await inConflict('conflict@example.com');
    expect(await two.ask('save', 'report.txt')).toMatchObject({
      code: 4,
      error: { code: 'VERSION_CONFLICT', conflict: { version: 2, updatedBy: { name: 'conflict' } } },
    });
    expect([one.read('report.txt'), two.read('report.txt')]).toEqual(['theirs', 'mine']);
  });

  test('mine may become the newest version on top of theirs', async () => {
    const { one, two } = await inConflict('mine@example.com');
    expect(await two.ask('save', 'report.txt', '--mine')).toMatchObject({ code: 0, outcome: 'saved', version: 3 });
    await one.ask('refresh', 'report.txt');
    expect(one.read('report.txt')).toBe('mine');
  });

  test('whoever keeps mine at the terminal is asked anew where somebody was quicker with another version', async () => {
    const { one, two } = await inConflict('quicker@example.com');
    const onceMore = async () => {
      one.write('report.txt', 'theirs, once more');
      await one.ask('save', 'report.txt');
      return 'mine';
    };
    const save = ['save', two.path('report.txt')];
    await expect(atTerminal(two, save, onceMore)).rejects.toMatchObject({ conflict: { version: 3 } });
    expect(await atTerminal(two, save, 'mine')).toMatchObject({ data: { version: 4 } });
  });

  test('both may be kept, and the file belongs to its own document from then on', async () => {
    const { one, two, documentId } = await inConflict('both@example.com');
    const kept = await two.ask<Answer>('save', 'report.txt', '--both');
    expect(kept).toMatchObject({ code: 0, outcome: 'copied', version: 1 });
    expect(kept.documentId).not.toBe(documentId);
    two.write('report.txt', 'mine, once more');
    expect(await two.ask('save', 'report.txt')).toMatchObject({ documentId: kept.documentId, version: 2 });
    expect(await one.ask('refresh', 'report.txt')).toMatchObject({ documentId, version: 2 });
  });

  test('theirs may take the place of mine, which stays beside it', async () => {
    const { two } = await inConflict('theirs@example.com');
    const replaced = await two.ask<Answer>('save', 'report.txt', '--theirs');
    expect(replaced).toMatchObject({ code: 0, outcome: 'replaced', version: 2 });
    expect(two.read('report.txt')).toBe('theirs');
    expect(replaced.keptAs).toMatch(/report \(mine, .*\)\.txt$/);
    expect(two.read(replaced.keptAs?.split('/').pop() ?? '')).toBe('mine');
    expect(await two.ask('refresh', 'report.txt')).toMatchObject({ outcome: 'unchanged' });
  });
});

test('a document is found, taken back to an old version, thrown away and taken back, and its file says how it stands', async () => {
  const computer = await computerOf('whole@example.com');
  const statusOf = async () => (await computer.ask<{ files: object[] }>('status', 'note.txt')).files[0];
  for (const text of ['first', 'second']) {
    computer.write('note.txt', text);
    await computer.ask('save', 'note.txt');
  }
  const { documents } = await computer.ask<Told<'list'>>('list');
  expect(documents).toMatchObject([{ name: 'note.txt', version: 2 }]);
  expect(await computer.ask('versions', 'note.txt')).toMatchObject({ versions: [{ version: 2 }, { version: 1 }] });

  expect(await computer.ask('restore', 'note.txt', '1')).toMatchObject({ code: 0, version: 3 });
  expect(await statusOf()).toMatchObject({ local: 'unchanged', version: 2, cloud: { version: 3 } });
  await computer.ask('refresh', 'note.txt');
  expect(computer.read('note.txt')).toBe('first');

  expect(await computer.ask('trash', 'note.txt')).toMatchObject({ code: 0 });
  expect(await computer.ask('list', '--trash')).toMatchObject({ documents: [{ name: 'note.txt' }] });
  expect(await statusOf()).toMatchObject({ cloud: { trashedAt: expect.any(String) as string } });
  expect(await computer.ask('restore', documents[0]?.documentId ?? '')).toMatchObject({ code: 0, trashedAt: null });
  computer.write('note.txt', 'changed');
  expect(await statusOf()).toMatchObject({ local: 'changed', version: 3, cloud: { version: 3 } });
});
