import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { expect, test } from 'vitest';
import { UnreachableError } from '../../../desktop/reach';
import type { SaveRequest } from './save';
import { createUploadQueue } from './uploadQueue';
import { largestFile } from './uploads';

const file = (name: string, size = 1) => Object.defineProperty(new File([], name), 'size', { value: size });
const settle = () => new Promise((resolve) => setImmediate(resolve));
const graphqlError = (errorType: string) =>
  new CombinedGraphQLErrors({ errors: [Object.assign({ message: '' }, { errorType })] });

/** A queue whose saves end when the test says so, by file name. */
function openQueue() {
  const saves: (SaveRequest & { end: () => void; fail: (error: Error) => void })[] = [];
  const queue = createUploadQueue(
    (request) =>
      new Promise((resolve, reject) => {
        saves.push({ ...request, end: () => resolve({ id: `doc ${request.file.name}` }), fail: reject });
      }),
  );
  const saveOf = (name: string) => {
    const found = saves.filter((save) => save.file.name === name).at(-1);
    if (!found) throw new Error(`Nothing was begun for ${name}.`);
    return found;
  };
  const stages = () => queue.uploads().map(({ name, stage }) => `${name} ${stage.at}`);
  const idOf = (name: string) => queue.uploads().find((upload) => upload.name === name)?.id ?? '';
  return { queue, saves, saveOf, stages, idOf };
}

test('files are saved, three at a time, in the order in which they were chosen', async () => {
  const { queue, saves, saveOf, stages } = openQueue();
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  expect(saves.map((save) => save.file.name)).toEqual(['a', 'b', 'c']);
  saveOf('b').end();
  await settle();
  expect(saves.map((save) => save.file.name)).toEqual(['a', 'b', 'c', 'd']);
  expect(stages()).toEqual(['a waiting', 'b saved', 'c waiting', 'd waiting']);
});

test('a file that is too large is refused without being begun, and the others go on', async () => {
  const { queue, saves, stages } = openQueue();
  queue.add([file('large', largestFile + 1), file('small')]);
  await settle();
  expect(saves.map((save) => save.file.name)).toEqual(['small']);
  expect(stages()).toEqual(['large failed', 'small waiting']);
});

test('two files of the same name are two saves', async () => {
  const { queue, saves } = openQueue();
  queue.add([file('a'), file('a')]);
  await settle();
  expect(new Set(saves.map(({ clientRequestId }) => clientRequestId)).size).toBe(2);
});

test.each([
  ['the same save again, since the first may have got through', new UnreachableError(), true],
  ['a new save where the first cannot be continued', graphqlError('Expired'), false],
])('a retry is %s', async (_case, error, isSame) => {
  const { queue, saves, saveOf, stages, idOf } = openQueue();
  queue.add([file('a')]);
  await settle();
  saveOf('a').fail(error);
  await settle();
  expect(stages()).toEqual(['a failed']);
  queue.retry(idOf('a'));
  await settle();
  saveOf('a').end();
  await settle();
  expect(stages()).toEqual(['a saved']);
  expect(saves[0]?.clientRequestId === saves[1]?.clientRequestId).toBe(isSame);
});

test('a cancelled upload stops and leaves the list, and the next one gets its place', async () => {
  const { queue, saves, saveOf, stages, idOf } = openQueue();
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  const { signal, fail } = saveOf('a');
  queue.cancel(idOf('a'));
  expect(signal.aborted).toBe(true);
  fail(new DOMException('Cancelled', 'AbortError'));
  await settle();
  expect(saves).toHaveLength(4);
  expect(stages()).toEqual(['b waiting', 'c waiting', 'd waiting']);
});

test('an upload that is cancelled while it waits is never begun', async () => {
  const { queue, saves, saveOf, idOf } = openQueue();
  queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
  await settle();
  queue.cancel(idOf('d'));
  saveOf('a').end();
  await settle();
  expect(saves.map((save) => save.file.name)).toEqual(['a', 'b', 'c']);
});

test('clearing takes away what has ended and keeps what runs', async () => {
  const { queue, saveOf, stages } = openQueue();
  queue.add([file('a'), file('b')]);
  await settle();
  saveOf('a').end();
  await settle();
  queue.clear();
  expect(stages()).toEqual(['b waiting']);
});

test('a listener hears of every change until it leaves', async () => {
  const { queue } = openQueue();
  let heard = 0;
  const leave = queue.subscribe(() => (heard += 1));
  queue.add([file('a')]);
  expect(heard).toBe(1);
  leave();
  queue.clear();
  expect(heard).toBe(1);
  await settle();
});
