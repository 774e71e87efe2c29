import { expect, test } from 'vitest';
import { context, documentItem, grantItem, now, outcomeOf, step, table, uploadItem } from '../testing/step';
import type { GrantRole } from '../shared/shareItems';

const access = step('steps/access');
const past = '2000-01-01T00:00:00.000Z';
const future = '2099-01-01T00:00:00.000Z';

const grant = (role: GrantRole, expiresAt?: string) => grantItem({ role, ...(expiresAt ? { expiresAt } : {}) });

type Asked = { sub: string; action: string; items: object[]; claims?: object };

function ask({ sub, action, items, claims = {} }: Asked) {
  const ctx = context({
    identity: { sub, claims: { token_use: 'access', client_id: 'web', ...claims } },
    stash: { needs: { documentId: 'd1', action } },
    result: { data: { [table]: items }, unprocessedKeys: { [table]: [] } },
  });
  return access.response(ctx);
}

test.each([
  // caller, grant, action, outcome
  ['alice', null, 'READ', 'OWNER'],
  ['alice', null, 'SAVE', 'OWNER'],
  ['alice', null, 'RENAME', 'OWNER'],
  ['carol', grant('VIEWER'), 'READ', 'VIEWER'],
  ['carol', grant('VIEWER'), 'SAVE', 'Forbidden'],
  ['carol', grant('VIEWER'), 'RENAME', 'Forbidden'],
  ['carol', grant('EDITOR'), 'READ', 'EDITOR'],
  ['carol', grant('EDITOR'), 'SAVE', 'EDITOR'],
  ['carol', grant('EDITOR'), 'RENAME', 'EDITOR'],
  ['carol', grant('MANAGER'), 'SAVE', 'MANAGER'],
  ['carol', grant('MANAGER'), 'LOCK', 'MANAGER'],
  ['carol', grant('EDITOR'), 'LOCK', 'Forbidden'],
  ['alice', null, 'LOCK', 'OWNER'],
  ['carol', grant('EDITOR', future), 'SAVE', 'EDITOR'],
  ['carol', grant('EDITOR', past), 'SAVE', 'NotFound'],
  ['carol', grant('MANAGER', past), 'READ', 'NotFound'],
  ['carol', null, 'READ', 'NotFound'],
  ['carol', null, 'SAVE', 'NotFound'],
  ['carol', grant('EDITOR'), 'COMPLETE', 'EDITOR'],
  ['carol', grant('VIEWER'), 'COMPLETE', 'Forbidden'],
  ['carol', null, 'COMPLETE', 'NotFound'],
])('%s with %j asking to %s is %s', (sub, held, action, expected) => {
  const outcome = ask({ sub, action, items: [documentItem(), ...(held ? [held] : [])] });
  const granted = outcome.stash.granted as { role: string } | undefined;
  expect(granted?.role ?? outcomeOf(outcome)).toBe(expected);
});

test.each([
  ['alice', { isReadOnly: true }, 'READ', 'returned'],
  ['alice', { isReadOnly: true }, 'SAVE', 'ReadOnlyDocument'],
  ['alice', { isReadOnly: true }, 'RENAME', 'ReadOnlyDocument'],
  ['carol', { isReadOnly: true }, 'SAVE', 'ReadOnlyDocument'],
  ['alice', { isReadOnly: true }, 'LOCK', 'returned'],
  ['alice', { trashedAt: now }, 'LOCK', 'Conflict'],
  ['alice', { trashedAt: now }, 'READ', 'returned'],
  ['alice', { trashedAt: now }, 'SAVE', 'Conflict'],
  ['alice', { trashedAt: now }, 'RENAME', 'Conflict'],
  ['carol', { trashedAt: now }, 'READ', 'NotFound'],
  ['alice', { deletedAt: now }, 'READ', 'NotFound'],
  ['carol', { deletedAt: now }, 'READ', 'NotFound'],
  ['carol', { trashedAt: now }, 'SAVE', 'NotFound'],
  ['carol', { trashedAt: now }, 'COMPLETE', 'returned'],
  ['alice', { isReadOnly: true }, 'COMPLETE', 'returned'],
])('%s meeting a document with %j may %s: %s', (sub, state, action, expected) => {
  expect(outcomeOf(ask({ sub, action, items: [documentItem(state), grant('EDITOR')] }))).toBe(expected);
});

test.each(['TRASH', 'RESTORE', 'DELETE'])('only the owner may %s a document, in any state but deleted', (action) => {
  const asked = (sub: string, state: object, held: object[] = []) =>
    outcomeOf(ask({ sub, action, items: [documentItem(state), ...held] }));
  expect([{}, { isReadOnly: true }, { trashedAt: now }].map((state) => asked('alice', state))).toEqual(
    Array(3).fill('returned'),
  );
  expect(asked('carol', {}, [grant('MANAGER')])).toBe('Forbidden');
  expect(asked('carol', { trashedAt: now }, [grant('MANAGER')])).toBe('NotFound');
  expect(asked('carol', {})).toBe('NotFound');
  expect(asked('alice', { deletedAt: now })).toBe('NotFound');
});

test('a document that is not there and one that is not yours are told in the same words', () => {
  const theirs = ask({ sub: 'carol', action: 'READ', items: [documentItem()] });
  expect(theirs).toEqual(ask({ sub: 'carol', action: 'READ', items: [] }));
  expect(outcomeOf(theirs)).toBe('NotFound');
});

test("somebody else's grant opens nothing", () => {
  const foreign = { ...grant('MANAGER'), sk: 'GRANT#dave', userId: 'dave' };
  expect(outcomeOf(ask({ sub: 'carol', action: 'READ', items: [documentItem(), foreign] }))).toBe('NotFound');
});

test.each([
  ['without its device', [], 'Unauthorized'],
  ['with another device', [{ pk: 'USER#alice', sk: 'DEVICE#other' }], 'Unauthorized'],
  ['with its device', [{ pk: 'USER#alice', sk: 'DEVICE#session' }], 'returned'],
])('a desktop token %s is %s', (_name, devices, expected) => {
  const claims = { client_id: 'desktop', origin_jti: 'session' };
  expect(outcomeOf(ask({ sub: 'alice', action: 'READ', items: [documentItem(), ...devices], claims }))).toBe(expected);
});

test('a desktop token that names no session opens nothing', () => {
  const claims = { client_id: 'desktop' };
  expect(outcomeOf(ask({ sub: 'alice', action: 'READ', items: [documentItem()], claims }))).toBe('Unauthorized');
});

test.each([
  ['an id token', { sub: 'alice', claims: { token_use: 'id' } }],
  ['nobody', null],
])('%s is refused before anything is read', (_name, identity) => {
  expect(outcomeOf(access.request(context({ identity, stash: { needs: {} } })))).toBe('Unauthorized');
});

test('a browser that names no document costs one read: that of what has ended', () => {
  const outcome = access.request(context({ stash: { needs: {} } }));
  expect(outcome).toMatchObject({
    value: {
      operation: 'BatchGetItem',
      tables: { [table]: { keys: [{ pk: { S: 'USER#alice' }, sk: { S: 'SESSIONS' } }] } },
    },
  });
});

const noon = 1_777_636_800;
const ended = (id: string) => ({
  ended: [
    { id: 'another', at: noon },
    { id, at: noon },
  ],
});

test.each<[string, object | null, object, string]>([
  // what has ended, whose token it is, and what becomes of it
  ['nothing', null, {}, 'returned'],
  ['another session', ended('elsewhere'), {}, 'returned'],
  ['this session', ended('session'), {}, 'SESSION_ENDED'],
  ['this session, under a refreshed token', ended('session'), { iat: noon + 60, auth_time: noon }, 'SESSION_ENDED'],
  ['all before noon', { signedOutAt: noon }, { auth_time: noon - 1 }, 'SESSION_ENDED'],
  ['all before noon, then a refresh', { signedOutAt: noon }, { auth_time: noon - 1, iat: noon + 9 }, 'SESSION_ENDED'],
  ['all before noon, then a sign-in at noon', { signedOutAt: noon }, { auth_time: noon }, 'returned'],
  ['all before noon, for a token without auth_time', { signedOutAt: noon }, { auth_time: undefined }, 'SESSION_ENDED'],
  [
    'all before noon, and this one after it',
    { signedOutAt: noon, ...ended('session') },
    { auth_time: noon + 1 },
    'SESSION_ENDED',
  ],
])('of what has ended, %s: a token is answered rightly (E-45)', (_name, row, claims, expected) => {
  const sessions = row ? [{ pk: 'USER#alice', sk: 'SESSIONS', revision: 1, ttl: noon, ...row }] : [];
  for (const [clientId, device] of [
    ['web', []],
    ['desktop', [{ pk: 'USER#alice', sk: 'DEVICE#session' }]],
  ] as const) {
    const items = [documentItem(), ...sessions, ...device];
    const outcome = ask({
      sub: 'alice',
      action: 'READ',
      items,
      claims: { auth_time: noon, origin_jti: 'session', ...claims, client_id: clientId },
    });
    const told = outcome.kind === 'failed' ? (outcome.error.errorInfo as { reason: string }).reason : outcome.kind;
    expect(told).toBe(expected);
  }
});

test("what has ended of somebody else's sessions is nobody else's affair", () => {
  const theirs = { pk: 'USER#carol', sk: 'SESSIONS', revision: 1, ttl: noon, signedOutAt: noon, ...ended('session') };
  expect(outcomeOf(ask({ sub: 'alice', action: 'READ', items: [documentItem(), theirs] }))).toBe('returned');
});

test('one consistent read finds everything', () => {
  const needs = { documentId: 'd1', action: 'SAVE', account: true, uploadId: 'u1' };
  const outcome = access.request(context({ stash: { needs }, claims: { client_id: 'desktop' } }));
  const sortKeys = ['SESSIONS', 'DEVICE#session', 'DOC', 'GRANT#alice', 'ACCOUNT', 'UPLOAD#u1', 'DONE#u1'];
  expect(outcome).toMatchObject({
    value: {
      operation: 'BatchGetItem',
      tables: { [table]: { consistentRead: true, keys: sortKeys.map((sk) => ({ sk: { S: sk } })) } },
    },
  });
});

test('what is done wins over an open upload that goes by the same id', () => {
  const done = { ...uploadItem({ state: 'COMPLETED' }), sk: 'DONE#u1' };
  const result = { data: { [table]: [done, uploadItem()] } };
  const outcome = access.response(context({ stash: { needs: { uploadId: 'u1' } }, result }));
  expect(outcome).toMatchObject({ stash: { granted: { upload: { state: 'COMPLETED' } } } });
});

test.each([
  [
    'a key that was not answered',
    { result: { data: {}, unprocessedKeys: { [table]: [{ pk: 'x', sk: 'y' }] } } },
    'Busy',
  ],
  ['throttling', { error: { type: 'DynamoDB:ThrottlingException', message: '' } }, 'Busy'],
  ['no room', { error: { type: 'DynamoDB:ServiceUnavailable', message: '' } }, 'Busy'],
  ['a bug of ours', { error: { type: 'DynamoDB:ValidationException', message: 'One or more…' } }, 'bug'],
])('%s lets nobody in', (_name, answer, expected) => {
  expect(outcomeOf(access.response(context({ stash: { needs: {} }, ...answer })))).toBe(expected);
});
