import { afterAll, beforeAll, expect, test } from 'vitest';
import { type World, startWorld } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const jsonType = 'application/x-amz-json-1.1';
const call = (target: string, body: string, origin = '') =>
  fetch(world.issuer, {
    method: 'POST',
    headers: { 'content-type': jsonType, 'x-amz-target': target, ...(origin && { origin }) },
    body,
  });

test.each([
  ['InitiateAuth', 'AWSCognitoIdentityProviderService.InitiateAuth', '{}'],
  ['SignUp', 'AWSCognitoIdentityProviderService.SignUp', '{"Username":"ada"}'],
  ['AdminCreateUser', 'AWSCognitoIdentityProviderService.AdminCreateUser', 'no JSON'],
  ['GetId', 'AWSCognitoIdentityService.GetId', ''],
])("a call of %s is answered in Cognito's shape: it is not built", async (operation, target, body) => {
  const answer = await call(target, body);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toBe(jsonType);
  expect(answer.headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
  const advice = 'Sign people in at /oauth2/authorize, with a code and PKCE.';
  expect(await answer.json()).toEqual({
    __type: 'UnknownOperationException',
    message: `The operation ${operation} is not built in local/cognito. ${advice}`,
  });
});

test.each(['http://localhost:3000', 'https://elsewhere.example.com'])(
  'a page of %s reads the answer',
  async (origin) => {
    const answer = await call('AWSCognitoIdentityProviderService.InitiateAuth', '{}', origin);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([400, '*']);
    expect(answer.headers.get('access-control-expose-headers')).toContain('x-amzn-ErrorType');
  },
);

test('browsers may send what the SDKs send', async () => {
  const asked = 'authorization,cache-control,content-type,x-amz-target,x-amz-user-agent';
  const answer = await fetch(world.issuer, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://localhost:3000',
      'access-control-request-method': 'POST',
      'access-control-request-headers': asked,
    },
  });
  const allowed = answer.headers.get('access-control-allow-headers')?.split(',');
  expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
  expect(allowed).toEqual(expect.arrayContaining(asked.split(',')));
});

test('a form of another site is still refused there', async () => {
  const headers = { origin: 'https://elsewhere.example.com' };
  expect((await fetch(world.issuer, { method: 'POST', headers, body: new URLSearchParams('a=b') })).status).toBe(403);
});
