import { expect, test } from 'vitest';
import { accessTokenSeconds, mostEndedSessions } from '../../schema/limits';
import { context, deviceItem, outcomeOf, step } from '../testing/step';

const endSession = step('accounts/endSession');
const now = Math.floor(Date.now() / 1000);
const minute = 60;
const month = 30 * 24 * 60 * minute;

const granted = (given: object) => ({ granted: { callerId: 'alice', device: null, sessions: null, ...given } });
const rowOf = (ended: { id: string; at: number }[]) => ({
  pk: 'USER#alice',
  sk: 'SESSIONS',
  revision: 7,
  ttl: now,
  ended,
});
const many = (count: number, at: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `earlier-${index}`, at }));

/** The one write that ends the session, with its values as plain JSON. */
function writeOf(given: object) {
  const outcome = endSession.request(context({ stash: granted(given) }));
  if (outcome.kind !== 'returned') throw new Error(outcome.kind);
  return outcome.value as {
    key: { sk: { S: string } };
    update: {
      expression: string;
      expressionValues: Record<string, { L: { M: { id: { S: string } } }[] } & { N: string }>;
    };
    condition: { expression: string; expressionValues: Record<string, unknown> };
  };
}

const idsIn = (given: object) => writeOf(given).update.expressionValues[':new_ended']?.L.map(({ M }) => M.id.S);

test('a desktop session ends as its device is revoked (E-45)', () => {
  const write = writeOf({ device: deviceItem() });
  expect(write).toMatchObject({
    key: { sk: { S: 'DEVICE#session' } },
    update: { expression: 'SET #revokedAt = :new_revokedAt' },
  });
});

test.each<[string, object | null, number | 'all']>([
  ['the first one', null, 1],
  ['one more', rowOf(many(3, now - minute)), 4],
  ['one that takes the last place', rowOf(many(mostEndedSessions - 1, now)), mostEndedSessions],
  ['one for which there is room as old ones go', rowOf(many(mostEndedSessions, now - accessTokenSeconds - minute)), 1],
  ['one after a month without any', rowOf(many(3, now - month - 16 * minute)), 1],
  ['one for which nothing can make room', rowOf(many(mostEndedSessions, now - minute)), 'all'],
])('of sessions that end, %s is written down, and what cannot be ends all (E-45)', (_name, sessions, kept) => {
  const { key, update, condition } = writeOf({ sessions });
  expect(key.sk.S).toBe('SESSIONS');
  expect(condition.expressionValues).toEqual({ ':read': { N: sessions ? 7 : 0 } });
  expect(idsIn({ sessions })?.length ?? 'all').toBe(kept);
  if (kept !== 'all') return expect(idsIn({ sessions })?.at(-1)).toBe('session');
  expect(update.expression).toMatch(/REMOVE #ended$/);
  // Signs out all sessions that began up to the end of this second.
  expect(Number(update.expressionValues[':new_signedOutAt']?.N)).toBeGreaterThan(now);
});

test('the row is kept until no token of what it names can live', () => {
  const { update } = writeOf({});
  expect(Number(update.expressionValues[':new_ttl']?.N)).toBeGreaterThanOrEqual(now + month + accessTokenSeconds);
});

test('with all that it may hold, the row is read for one unit', () => {
  const uuid = 'x'.repeat(36);
  const ended = Array.from({ length: mostEndedSessions }, () => ({ id: uuid, at: now }));
  expect(JSON.stringify({ ...rowOf(ended), signedOutAt: now }).length).toBeLessThan(4096);
});

test('of two ends at once the second is told to try again', () => {
  const lost = { error: { type: 'DynamoDB:ConditionalCheckFailedException', message: '' } };
  expect(outcomeOf(endSession.response(context({ stash: granted({}), ...lost })))).toBe('Busy');
});
