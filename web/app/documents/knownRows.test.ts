import { InMemoryCache } from '@apollo/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { DocumentRowFragment } from '~/graphql/generated';
import { knownRows, noteRow, withKnownChanges, withKnownRows } from './knownRows';

afterEach(() => void vi.useRealTimers());

/** A row that was changed at this minute. */
const row = (id: string, minute: number, changed: Partial<DocumentRowFragment> = {}): DocumentRowFragment => ({
  id,
  name: `${id}.odt`,
  mimeType: 'text/plain',
  size: 1,
  version: 1,
  revision: 1,
  isReadOnly: false,
  role: 'OWNER',
  owner: { id: 'alice', name: 'Alice', email: 'alice@example.com' },
  updatedAt: `2026-11-21T09:${String(minute).padStart(2, '0')}:00.000Z`,
  updatedBy: { id: 'alice', name: 'Alice' },
  trashedAt: null,
  ...changed,
});

const shown = (items: DocumentRowFragment[], known: DocumentRowFragment[], nextToken: string | null = null) =>
  withKnownRows({ items, nextToken }, known, { isTrash: false, isFirst: true }).items.map(
    ({ id, revision }) => `${id}${revision}`,
  );

test.each([
  ['a saved document that the list lacks comes first', [row('a', 1)], [row('b', 2)], null, ['b1', 'a1']],
  ['a list that knows it already stays as it is', [row('b', 2), row('a', 1)], [row('b', 2)], null, ['b1', 'a1']],
  [
    'a renamed document moves to the top',
    [row('b', 2), row('a', 1)],
    [row('a', 3, { revision: 2 })],
    null,
    ['a2', 'b1'],
  ],
  ['a list that knows more is believed', [row('a', 4, { revision: 3 })], [row('a', 1)], null, ['a3']],
  ['a document of an older page is not pulled forward', [row('b', 5)], [row('a', 1)], 'older', ['b1']],
  [
    'a document that went to the trash is listed no more',
    [row('a', 1)],
    [row('a', 2, { revision: 2, trashedAt: '2026-11-21T09:02:00.000Z' })],
    null,
    [],
  ],
  ["somebody else's document is not listed among one's own", [], [row('a', 1, { role: 'EDITOR' })], null, []],
])('%s', (_case, items, known, nextToken, expected) => {
  expect(shown(items, known, nextToken)).toEqual(expected);
});

test('an older page gets nothing new', () => {
  const page = { items: [row('a', 1)], nextToken: null };
  expect(withKnownRows(page, [row('b', 2)], { isTrash: false, isFirst: false }).items).toEqual(page.items);
});

test('the trash holds what was put there a moment ago, and not what was taken out of it', () => {
  const trashedAt = '2026-11-21T09:00:00.000Z';
  const page = { items: [row('a', 1, { trashedAt })], nextToken: null };
  const known = [row('a', 2, { revision: 2 }), row('b', 3, { trashedAt })];
  const { items } = withKnownRows(page, known, { isTrash: true, isFirst: true });
  expect(items.map(({ id }) => id)).toEqual(['b']);
});

test('what others share keeps its order, with what this browser knows better', () => {
  const known = [row('b', 3, { revision: 2 }), row('c', 4)];
  expect(withKnownChanges([row('a', 1), row('b', 2)], known).map(({ id, revision }) => `${id}${revision}`)).toEqual([
    'a1',
    'b2',
  ]);
});

test('what was noted is forgotten when the index must have caught up', () => {
  vi.useFakeTimers();
  const cache = new InMemoryCache();
  noteRow(cache, row('a', 1));
  noteRow(cache, row('a', 2, { revision: 2 }));
  expect(knownRows(cache).map(({ revision }) => revision)).toEqual([2]);
  vi.advanceTimersByTime(31_000);
  expect(knownRows(cache)).toEqual([]);
});
