import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, expect, test } from 'vitest';
import { corsHeaders, preflight, type CorsRule } from './cors';
import { pageOrigin } from './testing/cloud';
import { outcomeOf, runS3 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

const client = s3.client();
const key = { Bucket: 'plain', Key: 'page' };
await client.send(new PutObjectCommand({ ...key, Body: 'hello' }));

function ask(method: string, headers: string, origin = pageOrigin, bucket = 'plain'): Promise<Response> {
  return fetch(`${s3.origin}/${bucket}/page`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      ...(headers && { 'access-control-request-headers': headers }),
    },
  });
}

test('a page of the allowed origin may send what the rule names', async () => {
  const response = await ask('PUT', 'Content-Type, x-amz-checksum-sha256,if-none-match');
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': pageOrigin,
    'access-control-allow-methods': 'GET, PUT',
    'access-control-allow-headers': 'content-type, x-amz-checksum-sha256, if-none-match',
    'access-control-expose-headers': 'ETag',
    'access-control-max-age': '3000',
  });
});

test.each<[string, string, Parameters<typeof ask>]>([
  ['an origin outside of the rule', '403 AccessForbidden', ['PUT', '', 'http://localhost:3001']],
  ['a method outside of the rule', '403 AccessForbidden', ['DELETE', '']],
  ['a header outside of the rule', '403 AccessForbidden', ['PUT', 'content-type,x-amz-acl']],
  ['a bucket without rules', '403 AccessForbidden', ['GET', '', pageOrigin, 'versioned']],
  ['a bucket that does not exist', '404 NoSuchBucket', ['GET', '', pageOrigin, 'other']],
])('a preflight for %s is %s', async (_, outcome, asked) => {
  const response = await ask(...asked);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  expect(await outcomeOf(response)).toBe(outcome);
});

test('a preflight that names no origin is a bad request', async () => {
  expect(await outcomeOf(await fetch(`${s3.origin}/plain/page`, { method: 'OPTIONS' }))).toBe('400 BadRequest');
});

test.each([
  ['may read the answer', pageOrigin, pageOrigin],
  ['of another origin may not', 'http://localhost:3001', null],
])('a page %s', async (_, origin, allowed) => {
  const response = await fetch(await getSignedUrl(client, new GetObjectCommand(key)), { headers: { origin } });
  expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
  expect(response.headers.get('vary')).toContain('Origin');
});

test('a page may read why it was refused', async () => {
  const response = await fetch(`${s3.origin}/plain/page`, { headers: { origin: pageOrigin } });
  expect(response.headers.get('access-control-allow-origin')).toBe(pageOrigin);
  expect(await outcomeOf(response)).toBe('403 AccessDenied');
});

const rule: CorsRule = { allowedOrigins: [], allowedMethods: ['GET'], allowedHeaders: [], exposedHeaders: [] };

test.each<[string, string, string | undefined]>([
  ['*', 'http://any', '*'],
  ['https://*.example.com', 'https://a.example.com', 'https://a.example.com'],
  ['https://*.example.com', 'https://example.com', undefined],
  ['https://a.com', 'https://a.com.evil', undefined],
])('a rule for %s answers a page of %s with %s', (allowed, origin, answer) => {
  const headers = corsHeaders([{ ...rule, allowedOrigins: [allowed] }], 'GET', { origin });
  expect(headers['access-control-allow-origin']).toBe(answer);
});

test('a rule may allow any header', () => {
  const open = { ...rule, allowedOrigins: ['*'], allowedHeaders: ['*'] };
  const asked = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'X-Any' };
  expect(preflight([open], { origin: 'http://any', ...asked })['access-control-allow-headers']).toBe('x-any');
});
