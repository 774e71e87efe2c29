import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Cloud } from '../shared/cloud';
import { freePort } from '../processes/ports';
import { start, type ApiService } from './service';
import { apiKey, apiCloud, returning, type Parts } from './testing/cloud';
import { startPool, type Pool } from './testing/pool';
import { signed as signature } from './testing/signature';

const sdl = `
  type Query {
    ping: String @aws_api_key @aws_iam @aws_cognito_user_pools
    headers: AWSJSON @aws_api_key
    who: AWSJSON @aws_api_key @aws_iam @aws_cognito_user_pools
  }
  type Mutation { pong: String @aws_api_key }
`;

const parts: Parts = {
  sdl,
  keys: [{ ApiKey: apiKey }, { ApiKey: 'da2-expired', Expires: 1_000_000_000 }],
  api: {
    AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
    UserPoolConfig: { UserPoolId: 'p', DefaultAction: 'DENY', AppIdClientRegex: '^(web|desktop)$' },
    AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }, { AuthenticationType: 'AWS_IAM' }],
  },
  fields: {
    'Query.ping': { code: returning('"pong"') },
    'Query.who': { code: returning('ctx.identity') },
    'Query.headers': { code: returning('ctx.request.headers') },
  },
};

let pool: Pool;
let cloud: Cloud;
let service: ApiService;

beforeAll(async () => {
  pool = await startPool();
  const graphql = `http://127.0.0.1:${await freePort()}`;
  cloud = apiCloud({ ...parts, endpoints: { graphql, auth: pool.issuer } });
  service = await start(cloud);
});

afterAll(async () => {
  await service.close();
  pool.close();
});

const withKey = { 'x-api-key': apiKey };

const send = async (init: RequestInit, path = '/graphql') => {
  const response = await fetch(cloud.endpoints.graphql + path, { method: 'POST', ...init });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as unknown };
};

const ask = (query: string, headers: Record<string, string> = withKey) =>
  send({ headers, body: JSON.stringify({ query }) });

const refusal = (errorType: string, message: string) => ({ errors: [{ errorType, message }] });

test.each([
  ['', 'Request body is empty.'],
  ['meow', 'Unable to parse GraphQL query.'],
  ['{}', 'Unable to parse GraphQL query.'],
  ['[]', 'Unable to parse GraphQL query.'],
  ['{}}', 'Unable to parse GraphQL query.'],
  ['null', 'Unable to parse GraphQL query.'],
  ['{"query":1}', 'Unable to parse GraphQL query.'],
  ['{"query":"{"}', 'Unable to parse GraphQL query.'],
  ['{"query":"{ ping }","variables":[1]}', 'Unable to parse GraphQL query.'],
])('the body %j is status 400', async (body, message) => {
  const answer = await send({ headers: withKey, body });
  expect(answer).toMatchObject({ status: 400, body: refusal('MalformedHttpRequestException', message) });
  expect(answer.headers.get('x-amzn-ErrorType')).toBe('MalformedHttpRequestException');
});

test('a good query is status 200, with a request id and not to be stored', async () => {
  const { status, body, headers } = await ask('{ ping }');
  expect([status, body]).toEqual([200, { data: { ping: 'pong' } }]);
  expect(headers.get('x-amzn-RequestId')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('access-control-allow-origin')).toBe('*');
});

test('a query that does not validate is status 200 too', async () => {
  expect(await ask('{ nope }')).toMatchObject({ status: 200, body: { data: null, errors: [{ path: null }] } });
});

test('what a client says of its address comes before the one that was seen', async () => {
  const { body } = await ask('{ headers }', { ...withKey, 'x-forwarded-for': '203.0.113.1' });
  const { headers } = (body as { data: { headers: string } }).data;
  expect(JSON.parse(headers)).toMatchObject({ 'x-forwarded-for': '203.0.113.1, 127.0.0.1, 127.0.0.1' });
});

test('GET asks as well as POST', async () => {
  const query = new URLSearchParams({
    query: 'query A($x: Boolean!) { ping @include(if: $x) }',
    variables: '{"x":true}',
  });
  expect(await send({ method: 'GET', headers: withKey }, `/graphql?${query}`)).toMatchObject({
    body: { data: { ping: 'pong' } },
  });
  expect(await send({ method: 'GET', headers: withKey }, '/graphql')).toMatchObject({ status: 400 });
});

test('one of several operations is named', async () => {
  const body = { query: 'query A { a: ping } query B { b: ping }', operationName: 'B' };
  expect((await send({ headers: withKey, body: JSON.stringify(body) })).body).toEqual({ data: { b: 'pong' } });
});

test.each([
  ['another path', { headers: withKey, body: '{}' }, '/other', 404],
  ['another method', { method: 'DELETE', headers: withKey }, '/graphql', 400 + 5],
  ['a body over 1 MiB', { headers: withKey, body: JSON.stringify({ query: '#'.repeat(1_048_577) }) }, '/graphql', 413],
])('%s is refused', async (_name, init, path, status) => {
  expect((await send(init, path)).status).toBe(status);
  expect((await ask('{ ping }')).status).toBe(200);
});

test('a browser may ask from anywhere', async () => {
  const { status, headers } = await send({ method: 'OPTIONS' });
  expect(status).toBe(200);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-allow-methods')).toContain('POST');
  expect(headers.get('access-control-allow-headers')).toMatch(/authorization.*x-amz-user-agent.*x-api-key/);
});

test.each<[string, () => Record<string, string> | Promise<Record<string, string>>, string]>([
  ['no credential', () => ({}), 'Valid authorization header not provided.'],
  ['an unknown key', () => ({ 'x-api-key': 'da2-unknown' }), 'You are not authorized to make this call.'],
  ['an expired key', () => ({ 'x-api-key': 'da2-expired' }), 'You are not authorized to make this call.'],
  ['a token that is none', () => ({ authorization: 'abc' }), 'Unable to parse JWT token.'],
  ['an expired token', async () => ({ authorization: await pool.token({}, { expires: '-1h' }) }), 'Token has expired.'],
  [
    'another issuer',
    async () => ({ authorization: await pool.token({ iss: 'https://else' }) }),
    'You are not authorized to make this call.',
  ],
  [
    'another key',
    async () => {
      const { privateKey } = await generateKeyPair('RS256');
      return { authorization: await pool.token({}, { privateKey }) };
    },
    'You are not authorized to make this call.',
  ],
  ['another client', async () => ({ authorization: await pool.token({ client_id: 'webx' }) }), 'Unauthorized'],
  [
    'another use',
    async () => ({ authorization: await pool.token({ token_use: 'refresh' }) }),
    'You are not authorized to make this call.',
  ],
  [
    'alg none',
    () => ({ authorization: `${part({ alg: 'none', kid: 'k1' })}.${claims()}.` }),
    'Unable to parse JWT token.',
  ],
  [
    'HS256 with a key of one’s own',
    () => ({ authorization: `${part({ alg: 'HS256', kid: 'k1' })}.${claims()}.${part({})}` }),
    'You are not authorized to make this call.',
  ],
])('%s is status 401 (E-28)', async (_name, headers, message) => {
  const answer = await ask('{ ping }', await headers());
  expect(answer).toMatchObject({ status: 401, body: refusal('UnauthorizedException', message) });
  expect(answer.headers.get('x-amzn-ErrorType')).toBe('UnauthorizedException');
});

const claims = () => part({ iss: pool.issuer, sub: 'u1', client_id: 'web', token_use: 'access', exp: 9_999_999_999 });
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const identity = async (headers: Record<string, string>) => {
  const { body } = await ask('{ who }', headers);
  return JSON.parse((body as { data: { who: string } }).data.who) as unknown;
};

test.each([
  ['an access token', {}, ''],
  ['an access token after Bearer', {}, 'Bearer '],
  [
    'an id token',
    { token_use: 'id', client_id: undefined, aud: 'desktop', username: undefined, 'cognito:username': 'ann' },
    '',
  ],
])('%s is a user of the pool', async (_name, claims, prefix) => {
  const token = await pool.token({ 'cognito:groups': ['staff'], ...claims });
  expect(await identity({ authorization: prefix + token })).toMatchObject({
    sub: 'u1',
    username: 'ann',
    groups: ['staff'],
    issuer: pool.issuer,
    defaultAuthStrategy: 'DENY',
    claims: { sub: 'u1', iss: pool.issuer },
    sourceIp: ['127.0.0.1'],
  });
});

test('a token is refused from the moment it expires, though it was good before (E-28)', async () => {
  const authorization = await pool.token({}, { expires: '5m' });
  expect((await ask('{ ping }', { authorization })).status).toBe(200);
  vi.useFakeTimers({ now: Date.now() + 301_000, toFake: ['Date'] });
  const later = await ask('{ ping }', { authorization });
  vi.useRealTimers();
  expect(later).toMatchObject({ status: 401, body: refusal('UnauthorizedException', 'Token has expired.') });
});

test('a key is nobody in particular', async () => {
  expect(await ask('{ who }')).toMatchObject({ body: { data: { who: null } } });
});

test('a pool that cannot be reached lets nobody in, and does not blame the token (E-34)', async () => {
  const graphql = `http://127.0.0.1:${await freePort()}`;
  const auth = `http://127.0.0.1:${await freePort()}`;
  const lonely = await start(apiCloud({ ...parts, endpoints: { graphql, auth } }));
  const headers = { authorization: await pool.token({ iss: auth }) };
  const response = await fetch(`${graphql}/graphql`, { method: 'POST', headers, body: '{"query":"{ ping }"}' });
  await lonely.close();
  expect(response.status).toBe(500);
});

const signed = (body: string, secret?: string) => ({
  ...signature(new URL(`${cloud.endpoints.graphql}/graphql`), body, secret),
  'x-amz-user-agent': 'test',
});

test('whoever signs with the cloud’s key pair is an IAM caller', async () => {
  const body = '{"query":"{ who }"}';
  const answer = (await send({ headers: signed(body), body })).body as { data: { who: string } };
  expect(JSON.parse(answer.data.who)).toMatchObject({
    accountId: '000000000000',
    userArn: 'arn:aws:iam::000000000000:user/local',
  });
});

test.each([
  ['another body', signedBody('{"query":"{ ping }"}'), '{"query":"{ who }"}', undefined],
  ['another secret', signedBody('{"query":"{ who }"}'), '{"query":"{ who }"}', 'other'],
])('a signature for %s is refused', async (_name, sign, body, secret) => {
  const answer = await send({ headers: sign(secret), body });
  expect(answer).toMatchObject({ status: 403, body: { errors: [{ errorType: 'SignatureDoesNotMatch' }] } });
});

function signedBody(body: string) {
  return (secret?: string) => signed(body, secret);
}

test('what a caller may not see is status 200 with an error of the field', async () => {
  const { body } = await ask('mutation { pong }', { authorization: await pool.token() });
  expect(body).toMatchObject({ data: { pong: null }, errors: [{ errorType: 'Unauthorized' }] });
});

test('new code takes over, and broken code leaves the old one running', async () => {
  const changed = (code: string) =>
    apiCloud({ ...parts, fields: { 'Query.ping': { code } }, endpoints: cloud.endpoints });
  service.reload(changed(returning('"new"')));
  expect((await ask('{ ping }')).body).toEqual({ data: { ping: 'new' } });
  expect(() => service.reload(changed('export const request = '))).toThrow(/^Query\.ping:1:\d+: /);
  expect((await ask('{ ping }')).body).toEqual({ data: { ping: 'new' } });
  service.reload(cloud);
  expect((await ask('{ ping }')).body).toEqual({ data: { ping: 'pong' } });
});

test('a port that is taken is an error of the start', async () => {
  await expect(start(cloud)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('faults are printed with their seed when they are on, and keep the API from starting when they are wrong', async () => {
  const printed = vi.spyOn(console, 'warn').mockReturnValue();
  const elsewhere = { ...cloud, endpoints: { ...cloud.endpoints, graphql: `http://127.0.0.1:${await freePort()}` } };
  vi.stubEnv('QUIRE_FAULTS', 'lost=0.5,seed=7');
  await (await start(elsewhere)).close();
  expect(printed.mock.calls.flat()).toEqual([
    'Calls to DynamoDB fail on purpose: QUIRE_FAULTS=conflict=0,throttle=0,lost=0.5,seed=7',
  ]);
  vi.stubEnv('QUIRE_FAULTS', 'lost=2');
  await expect(start(elsewhere)).rejects.toThrow('QUIRE_FAULTS is wrong: lost is a share');
  vi.unstubAllEnvs();
  printed.mockRestore();
});
