import { expect, test } from 'vitest';
import { context, documentItem, grantItem, now, outcomeOf, step, table } from '../testing/step';
import type { GrantItem } from '../shared/shareItems';

const access = step('steps/access');
const giver = step('steps/giver');
const given = grantItem({ givenById: 'bob' });
const bobs = (changes: Partial<GrantItem> = {}) =>
  grantItem({ sk: 'GRANT#bob', userId: 'bob', role: 'MANAGER', ...changes });
const identity = { sub: 'carol', claims: { token_use: 'access', client_id: 'web' } };

/** The stash as `access` leaves it to this step. */
function stashOf(state: object = {}, action = 'READ') {
  const result = { data: { [table]: [documentItem(state), given] }, unprocessedKeys: { [table]: [] } };
  const outcome = access.response(context({ identity, stash: { needs: { documentId: 'd1', action } }, result }));
  expect(outcomeOf(outcome)).toBe('returned');
  return outcome.stash;
}

test.each<[string, GrantItem | null, string]>([
  ['is a manager', bobs(), 'returned'],
  ['is a manager for some time yet', bobs({ expiresAt: '2099-01-01T00:00:00.000Z' }), 'returned'],
  ['is a manager no more', bobs({ role: 'EDITOR' }), 'NotFound'],
  ['was a manager until a while ago', bobs({ expiresAt: '2020-01-01T00:00:00.000Z' }), 'NotFound'],
  ['has nothing any more', null, 'NotFound'],
])('whom somebody let in who %s: %s', (_name, result, expected) => {
  expect(outcomeOf(giver.response(context({ identity, stash: stashOf(), result })))).toBe(expected);
});

test('before the giver is known, access grants nothing, and tells nothing either', () => {
  const stash = stashOf({ isReadOnly: true }, 'SAVE');
  expect(stash.granted).toMatchObject({ document: null, role: null });
  const outcome = giver.response(context({ identity, stash, result: null }));
  expect(outcomeOf(outcome)).toBe('NotFound');
});

test('whom the owner let in takes no read more', () => {
  const outcome = giver.request(context({ identity, stash: {}, prev: { result: { kept: true } } }));
  expect(outcome).toMatchObject({ kind: 'earlyReturn', value: { kept: true } });
});

test.each([
  ['throttling', 'DynamoDB:ThrottlingException', 'Busy'],
  ['a bug of ours', 'DynamoDB:ValidationException', 'bug'],
])('%s lets nobody in (E-34)', (_name, type, expected) => {
  const outcome = giver.response(context({ identity, stash: stashOf(), error: { type, message: '' } }));
  expect(outcomeOf(outcome)).toBe(expected);
});

test('its read is consistent, and of the giver’s grant on this document', () => {
  expect(giver.request(context({ identity, stash: stashOf({ updatedAt: now }) }))).toMatchObject({
    value: { operation: 'GetItem', key: { pk: { S: 'DOC#d1' }, sk: { S: 'GRANT#bob' } }, consistentRead: true },
  });
});
