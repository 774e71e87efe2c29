import { expect, test } from 'vitest';
import type { DocumentItem } from '../shared/items';
import { accountItem, cancelled, context, documentItem, now, outcomeOf, step } from '../testing/step';

const steps = {
  putInTrash: step('documents/putInTrash'),
  takeFromTrash: step('documents/takeFromTrash'),
  markDeleted: step('documents/markDeleted'),
};
type Move = keyof typeof steps;

const trashed = documentItem({ trashedAt: now, gsi1pk: 'TRASH#alice', due: 'DUE#1', dueAt: now });
const failed = (item: object | null) => ({ type: 'ConditionalCheckFailed', ...(item ? { item } : {}) });

function stashOf(document: DocumentItem) {
  const granted = { callerId: 'alice', document, role: 'OWNER', account: accountItem(), upload: null };
  return { granted, next: { ...document, revision: 6 } };
}

const request = (move: Move, document: DocumentItem) => steps[move].request(context({ stash: stashOf(document) }));
const response = (move: Move, answer: object) =>
  steps[move].response(context({ stash: stashOf(documentItem()), ...answer }));

type Written = { update: { expression: string }; condition: { expression: string }; attributeValues: object };

function written(move: Move, document: DocumentItem): [Written, Written] {
  const outcome = request(move, document);
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  return (outcome.value as { transactItems: [Written, Written] }).transactItems;
}

test.each<[Move, DocumentItem, string, string]>([
  ['putInTrash', documentItem(), 'TRASHED', 'trashedAt gsi1pk gsi1sk due dueAt'],
  ['putInTrash', documentItem({ isReadOnly: true }), 'TRASHED', 'trashedAt gsi1pk gsi1sk due dueAt'],
  ['takeFromTrash', trashed, 'RESTORED', 'gsi1pk gsi1sk -trashedAt -due -dueAt'],
  ['markDeleted', documentItem(), 'DELETED', 'deletedAt due dueAt -gsi1pk -gsi1sk'],
  ['markDeleted', trashed, 'DELETED', 'deletedAt due dueAt -gsi1pk -gsi1sk'],
])('%s of a document, row %#, is one change in one transaction', (move, document, kind, attributes) => {
  const [{ update, condition }, change] = written(move, document);
  const [set = '', removed = ''] = update.expression.split(' REMOVE ');
  const names = (text: string) => [...text.matchAll(/#(\w+)/g)].map(([, name]) => name);
  const moved = names(set).filter(
    (name) => !['revision', 'updatedAt', 'updatedById', 'updatedByName'].includes(name ?? ''),
  );
  expect([...moved, ...names(removed).map((name) => `-${name}`)].join(' ')).toBe(attributes);
  expect(condition.expression).toBe('revision = :revision');
  expect(change).toMatchObject({ attributeValues: { kind: { S: kind }, revision: { N: 6 }, actorId: { S: 'alice' } } });
});

test.each<[Move, DocumentItem]>([
  ['putInTrash', trashed],
  ['takeFromTrash', documentItem()],
])('%s where there is nothing to do writes nothing, and answers with the document', (move, document) => {
  expect(request(move, document)).toMatchObject({ kind: 'earlyReturn', value: { id: 'd1', revision: 5 } });
});

test('a document stays in the trash for 30 days', () => {
  const outcome = request('putInTrash', documentItem());
  const { trashedAt = '', dueAt = '' } = outcome.stash.next as DocumentItem;
  expect((Date.parse(dueAt) - Date.parse(trashedAt)) / 86_400_000).toBe(30);
});

test.each<[Move, string, object | null, string]>([
  ['putInTrash', 'put there', trashed, 'returned'],
  ['putInTrash', 'saved', documentItem({ version: 4, revision: 6 }), 'Busy'],
  ['putInTrash', 'deleted', documentItem({ deletedAt: now }), 'NotFound'],
  ['putInTrash', 'purged', null, 'NotFound'],
  ['takeFromTrash', 'taken out', documentItem({ revision: 7 }), 'returned'],
  ['takeFromTrash', 'taken out and put back', trashed, 'Busy'],
  ['takeFromTrash', 'deleted', documentItem({ trashedAt: now, deletedAt: now }), 'NotFound'],
  ['markDeleted', 'taken out', documentItem({ revision: 7 }), 'Busy'],
  ['markDeleted', 'deleted', documentItem({ deletedAt: now }), 'NotFound'],
])('%s of a document that was %s in the meantime is told so: %#', (move, _name, item, expected) => {
  expect(outcomeOf(response(move, cancelled([failed(item), null])))).toBe(expected);
});

test('a document that was taken out of the trash is in it no more', () => {
  const outcome = steps.takeFromTrash.response(context({ stash: stashOf(trashed), result: { keys: [] } }));
  expect(outcome).toMatchObject({ kind: 'returned', value: { trashedAt: null } });
});
