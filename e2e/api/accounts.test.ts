import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MeDocument } from '#client/generated';
import { connectDynamo, type Dynamo } from '../../local/dynamodb/client';
import { startFunctions, type Functions } from '../../local/lambda/functions';
import { resourcesOf } from '../../local/template/template';
import { useBed } from './testing/bed';

type Attributes = { email?: string; name?: string; email_verified?: string };

const bed = useBed();
let dynamo: Dynamo;
let functions: Functions;

beforeAll(() => {
  dynamo = connectDynamo(bed.cloud.endpoints.dynamodb);
  functions = startFunctions(bed.cloud);
});

afterAll(async () => {
  dynamo.close();
  await functions.close();
});

const nameOf = (type: string, part: string, property: string) =>
  resourcesOf(bed.cloud.template, type).find(({ logicalId }) => logicalId.includes(part))?.properties[
    property
  ] as string;

/** Calls the trigger as the pool does when this person signs in. */
function signIn(sub: string, attributes: Attributes = {}) {
  const userAttributes = { sub, email: `${sub}@example.com`, email_verified: 'true', name: 'Ada', ...attributes };
  return functions.invoke(nameOf('AWS::Lambda::Function', 'EnsureAccount', 'FunctionName'), {
    request: { userAttributes },
  });
}

async function row(pk: string): Promise<Record<string, string | undefined> | null> {
  const Key = { pk: { S: pk }, sk: { S: 'ACCOUNT' } };
  const TableName = nameOf('AWS::DynamoDB::Table', 'Documents', 'TableName');
  const { Item } = await dynamo.call<{ Item?: Record<string, { S?: string; N?: string }> }>('GetItem', {
    TableName,
    Key,
  });
  if (!Item) return null;
  return Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, value.S ?? value.N]));
}

test('the first sign-in makes the account and its address, with room to save', async () => {
  const id = randomUUID();
  await signIn(id, { email: `Ada.${id}@Example.com` });
  expect(await row(`USER#${id}`)).toMatchObject({
    id,
    name: 'Ada',
    email: `ada.${id}@example.com`,
    documentCount: '0',
    bytesQuota: String(10 * 2 ** 30),
    bytesAvailable: String(10 * 2 ** 30),
  });
  expect(await row(`EMAIL#ada.${id}@example.com`)).toMatchObject({ userId: id });
});

test.each([
  ['a name of 2,048 letters', 'x'.repeat(2048), 'x'.repeat(80)],
  ['a name with a line break and a change of direction', 'Ada\n\u202eevil', 'Adaevil'],
  ['a name of spaces', '   ', undefined],
])('%s is shown short and plain, and the next sign-in changes nothing (E-47)', async (_name, given, shown) => {
  const id = randomUUID();
  await signIn(id, { name: given });
  await signIn(id, { name: given });
  expect(await row(`USER#${id}`)).toMatchObject({ name: shown ?? id });
});

test('every later sign-in leaves it as it is', async () => {
  const id = randomUUID();
  await signIn(id);
  const before = await row(`USER#${id}`);
  await signIn(id);
  expect(await row(`USER#${id}`)).toEqual(before);
});

test('ten first sign-ins at once make one account, and none of them fails', async () => {
  const id = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => signIn(id)));
  expect(outcomes.filter((outcome) => 'error' in outcome)).toEqual([]);
  expect(await row(`USER#${id}`)).toMatchObject({ id });
});

test('a new address takes the place of the old one, which is free again', async () => {
  const id = randomUUID();
  await signIn(id, { email: `old.${id}@example.com` });
  await signIn(id, { email: `new.${id}@example.com`, name: 'Ada L.' });
  expect(await row(`USER#${id}`)).toMatchObject({ email: `new.${id}@example.com`, name: 'Ada L.' });
  expect(await row(`EMAIL#new.${id}@example.com`)).toMatchObject({ userId: id });
  expect(await row(`EMAIL#old.${id}@example.com`)).toBeNull();
});

test('an address of a deleted user goes to the one who has verified it now', async () => {
  const [former, present] = [randomUUID(), randomUUID()];
  const email = `shared.${former}@example.com`;
  await signIn(former, { email });
  await signIn(present, { email });
  expect(await row(`EMAIL#${email}`)).toMatchObject({ userId: present });
  await signIn(former, { email: `moved.${former}@example.com` });
  expect(await row(`EMAIL#${email}`)).toMatchObject({ userId: present });
});

test('an address that only looks like another one is another one', async () => {
  const [present, lookAlike] = [randomUUID(), randomUUID()];
  await signIn(present, { email: `kate.${present}@example.com` });
  await signIn(lookAlike, { email: `\u212Aate.${present}@example.com` });
  expect(await row(`EMAIL#kate.${present}@example.com`)).toMatchObject({ userId: present });
});

test.each<[string, Attributes]>([
  ['an address that is not verified', { email_verified: 'false' }],
  ['no address', { email: '' }],
])('%s makes no account', async (_name, attributes) => {
  const id = randomUUID();
  expect(await signIn(id, attributes)).toHaveProperty('error');
  expect(await row(`USER#${id}`)).toBeNull();
});

test('somebody whose account is missing is told what to do', async () => {
  const ada = await bed.person('ada@example.com');
  const TableName = nameOf('AWS::DynamoDB::Table', 'Documents', 'TableName');
  await dynamo.call('DeleteItem', { TableName, Key: { pk: { S: `USER#${ada.id}` }, sk: { S: 'ACCOUNT' } } });
  const { errors } = await ada.ask(MeDocument, {});
  expect(errors[0]).toMatchObject({
    errorType: 'NotFound',
    message: expect.stringContaining('Sign out and in') as string,
  });
});
