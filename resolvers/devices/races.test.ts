import { expect, test } from 'vitest';
import { mostWrongCodes } from '../../schema/limits';
import { codeEntriesKey } from '../shared/keys';
import { cancelled, context, deviceItem, deviceLoginItem, logins, outcomeOf, sentenceOf, step } from '../testing/step';

type Stash = Record<string, unknown>;

const failure = (type: string) => ({ error: { type: `DynamoDB:${type}`, message: '' } });
const lost = failure('ConditionalCheckFailedException');
const throttled = failure('ThrottlingException');
const broken = failure('ValidationException');

const mine = { userId: 'alice' };
const granted = { callerId: 'alice', device: deviceItem() };
const pending = { deviceLogin: deviceLoginItem(), codeEntries: null };
const approving = { deviceLogin: deviceLoginItem({ state: 'APPROVING', ...mine }), authorizationCode: 'a-code' };
const approved = { deviceLogin: deviceLoginItem({ state: 'APPROVED', ...mine }) };
const counting = { codeCount: { what: 'WRONG', isOneMore: true } };
const named = { granted, deviceId: 'session', deviceName: 'Study', devices: [deviceItem()] };

test.each<[string, Stash, string, string, string]>([
  // the step, its stash, and its outcome after a lost race, throttling, and a wrong request
  ['pace', pending, 'Busy', 'Busy', 'bug'],
  ['countEntry', pending, 'Busy', 'Busy', 'bug'],
  ['countNetwork', counting, 'RateLimited', 'Busy', 'bug'],
  ['countEverywhere', counting, 'RateLimited', 'Busy', 'bug'],
  ['deny', pending, 'Busy', 'Busy', 'bug'],
  ['keepCode', approving, 'Busy', 'Busy', 'bug'],
  ['claimLogin', approved, 'Busy', 'Busy', 'bug'],
  ['nameDevice', named, 'NotFound', 'Busy', 'bug'],
  ['revoke', named, 'NotFound', 'Busy', 'bug'],
  // There is nothing left to end.
  ['endReplaced', { loginId: 'device-login' }, 'returned', 'Busy', 'bug'],
  // The request must not fail only because the last-seen time could not be written.
  ['markSeen', named, 'returned', 'returned', 'returned'],
])('%s says what helps', (name, stash, race, throttle, bug) => {
  const answer = (error: object) => outcomeOf(step(`devices/${name}`).response(context({ stash, ...error })));
  expect([answer(lost), answer(throttled), answer(broken)]).toEqual([race, throttle, bug]);
});

test.each<[string, Stash]>([
  ['putLogin', pending],
  ['approve', pending],
  ['revokeOthers', named],
])('%s is all or nothing, and may be tried again', (name, stash) => {
  const refused = cancelled([{ type: 'ConditionalCheckFailed' }, null]);
  const response = (answer: object) => outcomeOf(step(`devices/${name}`).response(context({ stash, ...answer })));
  expect(response(refused)).toBe('Busy');
  expect(response(cancelled([{ type: 'TransactionConflict' }, null]))).toBe('Busy');
  expect(response({ result: { keys: [] } })).toBe('returned');
});

test.each<[string, Stash]>([
  ['loadLogin', pending],
  ['findApproval', approving],
  ['findCode', { userCode: 'BCDFGHJK' }],
  ['listDevices', named],
])('%s answers on a whole answer only', (name, stash) => {
  expect(outcomeOf(step(`devices/${name}`).response(context({ stash, ...throttled })))).toBe('Busy');
});

test('a code is not looked up where the count of wrong ones was not answered', () => {
  const result = { data: { [logins]: [] }, unprocessedKeys: { [logins]: [{ pk: 'USER#alice', sk: 'CODES' }] } };
  const outcome = step('devices/findCode').response(context({ stash: { userCode: 'BCDFGHJK' }, result }));
  expect(outcomeOf(outcome)).toBe('Busy');
});

test.each([
  ['mintCodes', {}],
  ['hashDeviceCode', {}],
  ['mintState', pending],
])('%s makes nothing up where the function fails', (name, stash) => {
  const error = { type: 'Lambda:Unhandled', message: 'x' };
  expect(outcomeOf(step(`devices/${name}`).response(context({ stash, error })))).toBe('bug');
});

test.each<[string, object | undefined, string]>([
  ['the same device again', deviceItem({ name: 'Desk' }), 'returned'],
  ['a device that was revoked', deviceItem({ revokedAt: '2026-05-01T12:00:00.000Z' }), 'Unauthorized'],
  ['a row that went meanwhile', undefined, 'Busy'],
])('registering %s: %s', (_name, item, expected) => {
  const refused = cancelled([{ type: 'ConditionalCheckFailed', item }]);
  const outcome = step('devices/putDevice').response(context({ stash: approved, ...refused }));
  expect(outcomeOf(outcome)).toBe(expected);
  if (expected === 'returned') expect(outcome.stash.device).toEqual(item);
});

test.each([
  ['APPROVED', 'This sign-in is approved already. Go back to the program.'],
  ['DENIED', 'This sign-in was refused. Start again in the program.'],
  ['REGISTERED', 'This device is signed in already. Revoke it among your devices if it should not be.'],
] as const)('who approves a sign-in that is %s is told what became of it', (state, words) => {
  const stash = { ...pending, deviceLogin: deviceLoginItem({ state, userId: 'alice' }), approvalState: 'state' };
  expect(sentenceOf(step('devices/approve').request(context({ stash })))).toBe(words);
});

test('who enters too many wrong codes is told for how long to wait', () => {
  const minuteAgo = new Date(Date.now() - 60_000).toISOString();
  const entries = { ...codeEntriesKey('alice'), wrongAt: Array<string>(mostWrongCodes).fill(minuteAgo) };
  const answer = { data: { [logins]: [entries] }, unprocessedKeys: {} };
  const stash = { granted, userCode: 'BCDFGHJK' };
  expect(sentenceOf(step('devices/findCode').response(context({ stash, result: answer })))).toMatch(
    /^Too many wrong codes were entered\. Try again in (59|60) minutes\.$/,
  );
});
