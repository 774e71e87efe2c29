import { expect, test } from 'vitest';
import { document, file, openQueue, settle } from '../../testing/uploadQueue';
import type { Known } from './twin';

test('names are compared and saved in one form', async () => {
  const { queue, jobOf } = openQueue();
  queue.add([file('cafe\u0301')]);
  await settle();
  expect(jobOf('cafe\u0301').target).toEqual({ name: 'café' });
});

test('of two files of one name the second waits, and is asked about once the first is a document', async () => {
  const known: Known[] = [];
  const { queue, jobs, jobOf, stages } = openQueue([], { known });
  queue.add([file('a'), file('a'), file('b')]);
  await settle();
  expect(stages()).toEqual(['a waiting', 'a waiting', 'b waiting']);
  expect(jobs).toHaveLength(2);
  known.push(document);
  jobOf('a').end();
  await settle();
  expect(stages()).toEqual(['a saved', 'a asking', 'b waiting']);
});

test.each([
  ['newVersion', { documentId: 'd', baseVersion: 1 }, 'a'],
  ['keepBoth', { name: 'a (2)' }, 'a (2)'],
] as const)('a name that is there already is asked about, the others go on: %s', async (reply, target, name) => {
  const { queue, jobs, begunNames, stages, idOf } = openQueue([], { known: [document] });
  queue.add([file('a'), file('b')]);
  await settle();
  expect(stages()).toEqual(['a asking', 'b waiting']);
  expect(begunNames()).toEqual(['b']);
  queue.reply([idOf('a')], reply);
  await settle();
  expect(jobs.map((job) => job.target)).toEqual([{ name: 'b' }, target]);
  expect(stages()).toEqual([`${name} waiting`, 'b waiting']);
});

test('one reply can be for all, and no two files get one name', async () => {
  const { queue, jobs } = openQueue([], { known: [document] });
  queue.add([file('a'), file('a')]);
  await settle();
  await settle();
  queue.reply(
    queue.list.all().map(({ id }) => id),
    'keepBoth',
  );
  await settle();
  expect(jobs.map((job) => job.target)).toEqual([{ name: 'a (2)' }, { name: 'a (3)' }]);
});

test('another kind of file is no version of a document before somebody says so', async () => {
  const { queue, jobs, stages, idOf, begunNames } = openQueue([], { known: [document] });
  queue.add([file('a.png')], document);
  await settle();
  expect([stages(), begunNames()]).toEqual([['a.png asking'], []]);
  queue.reply([idOf('a.png')], 'newVersion');
  await settle();
  expect(jobs.map((job) => job.target)).toEqual([{ documentId: 'd', baseVersion: 1 }]);
});

test('what is no version after all is asked about once more where its name is there', async () => {
  const picture = { ...document, id: 'p', name: 'a.png' };
  const { queue, stages, idOf } = openQueue([], { known: [document, picture] });
  queue.add([file('a.png')], document);
  await settle();
  queue.reply([idOf('a.png')], 'keepBoth');
  await settle();
  expect(stages()).toEqual(['a.png asking']);
  expect(queue.list.find(idOf('a.png'))?.stage).toMatchObject({ question: { about: 'twin', document: picture } });
});

test('a pause is no way around the question', async () => {
  const { queue, stages, idOf } = openQueue([], { known: [document] });
  queue.add([file('a', 60_000_000)]);
  queue.pause(idOf('a'));
  await settle();
  expect(stages()).toEqual(['a paused']);
  queue.resume(idOf('a'));
  await settle();
  expect(stages()).toEqual(['a asking']);
});

test('a file that is asked about can be cancelled', async () => {
  const { queue, stages, idOf, aborted } = openQueue([], { known: [document] });
  queue.add([file('a')]);
  await settle();
  queue.cancel(idOf('a'));
  expect([stages(), aborted]).toEqual([[], []]);
});
