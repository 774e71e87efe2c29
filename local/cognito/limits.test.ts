import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDynamo, type Dynamo } from '../dynamodb/client';
import { adapterOf } from './adapter';
import { openAttempts } from './attempts';
import { endedGrantsIn } from '../state/endedGrants';
import { openCodes } from './codes';
import { openEndings } from './endings';
import { settingsOf } from './settings';
import { sweep, usersTable } from './tables';
import { wrongCode } from './testing/signIn';
import { web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
let dynamo: Dynamo;
let now = Date.parse('2030-01-01T00:00:00Z');
beforeAll(async () => {
  world = await startWorld();
  dynamo = connectDynamo(world.cloud.endpoints.dynamodb);
});
afterAll(async () => {
  dynamo.close();
  await world.close();
});

const pass = (seconds: number) => (now += seconds * 1000);
const attempts = () => openAttempts(dynamo, () => now);
const codes = () => openCodes(dynamo, 'secret', () => now);

test('after five attempts the wait doubles up to a quarter of an hour', async () => {
  const waits: number[] = [];
  for (let taken = 0; taken < 17; taken++) {
    expect(await attempts().take('password', 'alice')).toBe(0);
    const wait = taken < 4 ? 0 : await attempts().take('password', 'alice');
    waits.push(wait);
    pass(wait);
  }
  expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
});

test('attempts are forgotten a quarter of an hour after the last, or when one was right', async () => {
  for (let taken = 0; taken < 4; taken++) await attempts().take('password', 'bob');
  pass(15 * 60 + 1);
  for (let taken = 0; taken < 5; taken++) expect(await attempts().take('password', 'bob')).toBe(0);
  expect(await attempts().take('password', 'bob')).toBe(1);
  await attempts().clear('password', 'bob');
  expect(await attempts().take('password', 'bob')).toBe(0);
});

test('of many attempts at one moment five are free', async () => {
  const waits = await Promise.all(Array.from({ length: 12 }, () => attempts().take('password', 'carol')));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
});

test.each([
  ['confirm', 24 * 3600],
  ['reset', 3600],
] as const)('a code to %s is good for %d seconds', async (purpose, life) => {
  const code = await codes().issue(purpose, 'alice@example.com');
  pass(life - 1);
  expect(await codes().check(purpose, 'alice@example.com', code)).toBe('right');
  pass(1);
  expect(await codes().check(purpose, 'alice@example.com', code)).toBe('dead');
});

test.each([
  ['another purpose', 'reset', 'alice@example.com'],
  ['another address', 'confirm', 'bob@example.com'],
] as const)('a code is not good for %s', async (_what, purpose, email) => {
  const code = await codes().issue('confirm', 'alice@example.com');
  const other = await codes().issue(purpose, email);
  if (code !== other) expect(await codes().check(purpose, email, code)).toBe('wrong');
});

test('the sixth wrong try kills a code', async () => {
  const code = await codes().issue('confirm', 'alice@example.com');
  const checks: string[] = [];
  for (let tries = 0; tries < 6; tries++)
    checks.push(await codes().check('confirm', 'alice@example.com', wrongCode(code)));
  expect(checks).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'dead']);
  expect(await codes().check('confirm', 'alice@example.com', code)).toBe('dead');
});

test('what has ended is swept away, and nothing else', async () => {
  await codes().issue('reset', 'ended@example.com');
  const { Count: before } = await dynamo.call<{ Count: number }>('Scan', { TableName: usersTable });
  pass(3600);
  await codes().issue('reset', 'living@example.com');
  await sweep(dynamo, now / 1000, new AbortController().signal);
  const { Items } = await dynamo.call<{ Items: { pk: { S: string } }[] }>('Scan', { TableName: usersTable });
  const left = Items.map(({ pk }) => pk.S);
  expect(left).toContain('CODE#reset#living@example.com');
  expect(left).not.toContain('CODE#reset#ended@example.com');
  expect(left.length).toBeLessThanOrEqual(before);
});

test('a rotated refresh token may be sent again within the grace that the template gives', async () => {
  const [client] = settingsOf(world.cloud).clients.filter(({ id }) => id === web.id);
  const endings = openEndings(dynamo, endedGrantsIn(world.cloud.dataDirectory), 60);
  const tokensWith = (retryGraceSeconds: number) =>
    adapterOf({ dynamo, endings, clients: client ? [{ ...client, retryGraceSeconds }] : [] })('RefreshToken');
  await tokensWith(60).upsert('a-token', { clientId: web.id, grantId: 'a-grant' }, 100);
  await tokensWith(60).consume('a-token');
  expect(await tokensWith(60).find('a-token')).not.toHaveProperty('consumed');
  await tokensWith(60).consume('a-token');
  expect(await tokensWith(0).find('a-token')).toHaveProperty('consumed');
  await expect(tokensWith(0).consume('a-token')).rejects.toMatchObject({ error: 'invalid_grant' });
  expect(await tokensWith(60).find('a-token')).toBeUndefined();
});
