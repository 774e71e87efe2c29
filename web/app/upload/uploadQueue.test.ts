import { expect, test } from 'vitest';
import { UnreachableError } from '#client/reach';
import {
  begun,
  document,
  file,
  graphqlError,
  openQueue,
  savedBetween,
  settle,
  stopped,
} from '../../testing/uploadQueue';

const gibibyte = 1024 ** 3;

test('files are saved, three at a time, in the order in which they were chosen', async () => {
  const { queue, jobOf, begunNames, stages } = openQueue();
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  expect(begunNames()).toEqual(['a', 'b', 'c']);
  jobOf('b').end();
  await settle();
  expect(begunNames()).toEqual(['a', 'b', 'c', 'd']);
  expect(stages()).toEqual(['a waiting', 'b saved', 'c waiting', 'd waiting']);
});

test('a file that is too large is refused without being begun, and the others go on', async () => {
  const { queue, begunNames, stages } = openQueue();
  queue.add([file('large', 51 * gibibyte), file('small')]);
  await settle();
  expect(begunNames()).toEqual(['small']);
  expect(stages()).toEqual(['large failed', 'small waiting']);
});

test('a new version goes to its document', async () => {
  const { queue, jobOf } = openQueue();
  queue.add([file('a')], document);
  await settle();
  expect(jobOf('a').target).toEqual({ documentId: 'd', baseVersion: 1 });
});

test.each([
  ['the same save again, since the first may have got through', new UnreachableError(), true],
  ['a new save where the first cannot be continued', graphqlError('Expired'), false],
])('a retry is %s', async (_case, error, isSame) => {
  const { queue, jobs, jobOf, stages, idOf } = openQueue();
  queue.add([file('a')]);
  await settle();
  jobOf('a').fail(error);
  await settle();
  expect(stages()).toEqual(['a failed']);
  queue.retry(idOf('a'));
  await settle();
  jobOf('a').end();
  await settle();
  expect(stages()).toEqual(['a saved']);
  expect(jobs[0]?.clientRequestId === jobs[1]?.clientRequestId).toBe(isSame);
});

test('a paused upload stops, leaves its place to another, and goes on as the same save', async () => {
  const { queue, jobs, jobOf, begunNames, stages, idOf } = openQueue();
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  const { tell, signal, fail } = jobOf('a');
  tell({ at: 'sending', sent: 1 });
  queue.pause(idOf('a'));
  expect(signal.aborted).toBe(true);
  expect(queue.list.find(idOf('a'))).toMatchObject({ stage: { at: 'paused' }, sent: 1 });
  queue.resume(idOf('a'));
  fail(stopped);
  await settle();
  expect(begunNames()).toEqual(['a', 'b', 'c', 'd']);
  jobOf('b').end();
  await settle();
  expect(stages()).toEqual(['a waiting', 'b saved', 'c waiting', 'd waiting']);
  expect(jobs.filter((job) => job.file.name === 'a').map((job) => job.clientRequestId)).toHaveLength(2);
  expect(new Set(jobs.filter((job) => job.file.name === 'a').map((job) => job.clientRequestId)).size).toBe(1);
});

test('progress never goes back: not when a part begins anew, nor after a pause or a cut', async () => {
  const { queue, jobOf, idOf } = openQueue();
  queue.add([file('a', 100)]);
  await settle();
  const shown: number[] = [];
  queue.list.subscribe(() => shown.push(queue.list.find(idOf('a'))?.sent ?? 0));
  const { tell, fail } = jobOf('a');
  for (const sent of [40, 10, 50]) tell({ at: 'sending', sent });
  tell({ at: 'cut', by: 'network' });
  queue.pause(idOf('a'));
  fail(stopped);
  queue.resume(idOf('a'));
  await settle();
  jobOf('a').tell({ at: 'checking' });
  for (const sent of [0, 30, 80]) jobOf('a').tell({ at: 'sending', sent });
  jobOf('a').tell({ at: 'finishing' });
  expect(shown).toEqual([...shown].sort((one, other) => one - other));
  expect(new Set(shown)).toEqual(new Set([40, 50, 80, 100]));
});

test('what has to be sent anew as another save begins at nothing', async () => {
  const { queue, jobOf, idOf } = openQueue();
  queue.add([file('a', 100)]);
  await settle();
  jobOf('a').tell({ at: 'sending', sent: 40 });
  jobOf('a').fail(graphqlError('Expired'));
  await settle();
  queue.retry(idOf('a'));
  expect(queue.list.find(idOf('a'))?.sent).toBe(0);
});

test('an upload that was cut says so until bytes get through again', async () => {
  const { queue, jobOf, stages } = openQueue();
  queue.add([file('a', 100)]);
  await settle();
  const { tell } = jobOf('a');
  const told = [
    [{ at: 'sending', sent: 40 }, 'sending'],
    [{ at: 'cut', by: 'network' }, 'cut'],
    [{ at: 'sending', sent: 20 }, 'cut'],
    [{ at: 'sending', sent: 0 }, 'cut'],
    [{ at: 'sending', sent: 1 }, 'sending'],
  ] as const;
  for (const [progress, stage] of told) {
    tell(progress);
    expect(stages()).toEqual([`a ${stage}`]);
  }
});

test('an upload that is decided or cancelled without a network says what it waits for', async () => {
  const { queue, jobOf, idOf, tells } = openQueue([], { complete: ['never'], abort: ['never'] });
  queue.add([file('a'), file('b')], document);
  await settle();
  jobOf('a').fail(savedBetween(2));
  await settle();
  void queue.decide(idOf('a'), 'onTop');
  queue.cancel(idOf('b'));
  jobOf('b').fail(stopped);
  await settle();
  for (const tell of tells) tell({ at: 'cut', by: 'network' });
  expect(queue.list.all().map(({ stage }) => stage)).toEqual([
    { at: 'cut', by: 'network' },
    { at: 'cancelling', waitsFor: 'network' },
  ]);
});

test('a cancelled upload stops, is given up at the API and leaves the list, and the next one gets its place', async () => {
  const { queue, jobOf, begunNames, stages, idOf, aborted } = openQueue();
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  const { signal, fail, clientRequestId } = jobOf('a');
  queue.cancel(idOf('a'));
  expect(signal.aborted).toBe(true);
  expect(aborted).toEqual([]);
  fail(stopped);
  await settle();
  expect(aborted).toEqual([clientRequestId]);
  expect(begunNames()).toHaveLength(4);
  expect(stages()).toEqual(['b waiting', 'c waiting', 'd waiting']);
});

test('a save that is faster than its cancelling stays saved', async () => {
  const { queue, jobOf, stages, idOf, aborted } = openQueue();
  queue.add([file('a')]);
  await settle();
  queue.cancel(idOf('a'));
  jobOf('a').end();
  await settle();
  expect(stages()).toEqual(['a saved']);
  expect(aborted).toEqual([]);
});

test('an upload that could not be given up is still there', async () => {
  const { queue, jobOf, stages, idOf } = openQueue([], { abort: [new UnreachableError()] });
  queue.add([file('a')]);
  await settle();
  queue.cancel(idOf('a'));
  jobOf('a').fail(stopped);
  await settle();
  expect(stages()).toEqual(['a failed']);
});

test('an upload that is cancelled while it waits is never begun', async () => {
  const { queue, jobOf, begunNames, idOf, aborted } = openQueue();
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  queue.cancel(idOf('d'));
  jobOf('a').end();
  await settle();
  expect(begunNames()).toEqual(['a', 'b', 'c']);
  expect(aborted).toEqual([]);
});

test.each([
  ['was all but done is completed', [], 'a saved'],
  ['met another save is to be decided', [savedBetween(2)], 'a conflict'],
  ['lacks bytes waits for its file', [graphqlError('Conflict')], 'a unfinished'],
  ['cannot be asked about waits for its file', [new UnreachableError()], 'a unfinished'],
])('what an earlier page has begun and %s', async (_case, complete, stage) => {
  const { queue, stages, completed } = openQueue([begun('a')], { complete });
  expect(stages()).toEqual(['a unfinished']);
  queue.takeUp();
  await settle();
  expect(completed).toEqual([{ uploadId: 'a' }]);
  expect(stages()).toEqual([stage]);
});

test('what an earlier page has begun goes on with its file, and with no other', async () => {
  const { queue, jobs, jobOf, stages } = openQueue([begun('a')]);
  queue.choose('a', file('a', 2));
  expect(queue.list.find('a')?.stage).toEqual({
    at: 'unfinished',
    problem: 'That is another file: it has 2 bytes, this one had 1 byte.',
  });
  queue.choose('a', file('a'));
  await settle();
  expect(jobs).toHaveLength(1);
  expect(jobOf('a')).toMatchObject({ clientRequestId: 'a', begun: { isInParts: true } });
  jobOf('a').end();
  await settle();
  expect(stages()).toEqual(['a saved']);
});

test.each([
  ['onTop', { baseVersion: 2 }],
  ['keepBoth', { onConflict: 'COPY' }],
] as const)('bytes that lost a race are saved as decided: %s', async (choice, how) => {
  const { queue, jobOf, stages, idOf, completed } = openQueue();
  queue.add([file('a')], document);
  await settle();
  jobOf('a').fail(savedBetween(2));
  await settle();
  expect(stages()).toEqual(['a conflict']);
  await queue.decide(idOf('a'), choice);
  expect(completed).toEqual([{ uploadId: jobOf('a').clientRequestId, ...how }]);
  expect(stages()).toEqual(['a saved']);
});

test('a decision that meets yet another save, or no API, is made again', async () => {
  const { queue, jobOf, idOf } = openQueue([], { complete: [savedBetween(3), new UnreachableError()] });
  queue.add([file('a')], document);
  await settle();
  jobOf('a').fail(savedBetween(2));
  await settle();
  await queue.decide(idOf('a'), 'onTop');
  expect(queue.list.find(idOf('a'))?.stage).toMatchObject({ at: 'conflict', conflict: { version: 3 } });
  await queue.decide(idOf('a'), 'onTop');
  const problem = expect.stringContaining('connection failed') as string;
  expect(queue.list.find(idOf('a'))?.stage).toMatchObject({ at: 'conflict', conflict: { version: 3 }, problem });
});

test('clearing takes away what has ended and keeps what runs or waits for somebody', async () => {
  const { queue, jobOf, stages } = openQueue([begun('c')]);
  queue.add([file('a'), file('b')]);
  await settle();
  jobOf('a').end();
  await settle();
  queue.clear();
  expect(stages()).toEqual(['c unfinished', 'b waiting']);
});

test('what is saved leaves after a while and is counted until all of it has ended', async () => {
  const { queue, jobOf, stages } = openQueue();
  queue.add([file('a'), file('b')]);
  await settle();
  const before = Date.now() - 1;
  jobOf('a').end();
  await settle();
  queue.dismissSaved(before);
  expect([stages(), queue.list.gone()]).toEqual([['a saved', 'b waiting'], 0]);
  queue.dismissSaved(Date.now());
  expect([stages(), queue.list.gone()]).toEqual([['b waiting'], 1]);
  jobOf('b').end();
  await settle();
  queue.dismissSaved(Date.now());
  expect([stages(), queue.list.gone()]).toEqual([[], 0]);
});

test('a listener hears of every change until it leaves', () => {
  const { queue } = openQueue([begun('a')]);
  let heard = 0;
  const leave = queue.list.subscribe(() => (heard += 1));
  queue.clear();
  expect(heard).toBe(1);
  leave();
  queue.clear();
  expect(heard).toBe(1);
});
