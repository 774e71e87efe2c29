import { expect, test } from 'vitest';
import { walk } from './walk';

type Item = { id: string; revision: number; at: number };

/** A list of documents, newest change first, two on a page; `changes` happen before the read of that number. */
function listOf(ids: string[], changes: Partial<Record<number, (list: Changing) => void>>) {
  let clock = ids.length;
  let items: Item[] = ids.map((id, index) => ({ id, revision: 1, at: ids.length - index }));
  let reads = 0;
  const list: Changing = {
    touch(id) {
      clock += 1;
      const { revision } = items.find((item) => item.id === id) ?? { revision: 0 };
      items = [{ id, revision: revision + 1, at: clock }, ...items.filter((item) => item.id !== id)];
    },
    remove: (id) => void (items = items.filter((item) => item.id !== id)),
  };
  const read = (token: string | null) => {
    changes[(reads += 1)]?.(list);
    const rest = items.filter(({ at }) => token === null || at < Number(token));
    const page = rest.slice(0, 2);
    return Promise.resolve({ items: page, nextToken: rest.length > 2 ? String(page.at(-1)?.at) : null });
  };
  return { read, now: () => items.map(({ id, revision }) => `${id}${revision}`), reads: () => reads };
}

type Changing = { touch: (id: string) => void; remove: (id: string) => void };

const ids = ['a', 'b', 'c', 'd', 'e'];

test.each<[string, Partial<Record<number, (list: Changing) => void>>]>([
  ['nothing changes', {}],
  ['what is still to be read changes', { 2: (list) => list.touch('e') }],
  ['what was read changes', { 3: (list) => list.touch('a') }],
  ['something new comes', { 2: (list) => list.touch('new') }],
  ['several change, more than a page of them', { 2: (list) => ['e', 'd', 'c'].forEach(list.touch) }],
  [
    'something changes again while the front is read again',
    { 2: (list) => ['e', 'd', 'c'].forEach(list.touch), 5: (list) => list.touch('b') },
  ],
])('where %s all are there, each once, as they are', async (_what, changes) => {
  const list = listOf(ids, changes);
  const walked = await walk(list.read);
  expect(walked.map(({ id, revision }) => `${id}${revision}`).sort()).toEqual(list.now().sort());
});

test('a list of one page is read once', async () => {
  const list = listOf(['a', 'b'], {});
  await walk(list.read);
  expect(list.reads()).toBe(1);
});

test('what is at the front is not read again further than it has changed', async () => {
  const list = listOf(ids, {});
  await walk(list.read);
  expect(list.reads()).toBe(4);
});
