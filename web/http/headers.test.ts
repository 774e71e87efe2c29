import { expect, test } from 'vitest';
import type { Environment } from '../app/environment';
import { contentSecurityPolicy, standingHeaders } from './headers';

const environment = (changed: Partial<Environment> = {}): Environment => ({
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: 3000,
  WEB_ORIGIN: 'http://localhost:3000',
  GRAPHQL_URL: 'https://api.example/graphql',
  REALTIME_URL: 'wss://api.example/graphql/realtime',
  S3_ORIGIN: 'https://bucket.example',
  ISSUER: 'https://issuer.example/pool',
  AUTH_URL: 'https://auth.example',
  WEB_CLIENT_ID: 'client',
  DESKTOP_CLIENT_ID: 'desktop',
  API_KEY: 'da2-key',
  SESSION_SECRET: 'a secret of more than 32 characters',
  TRUSTED_PROXIES: 0,
  ...changed,
});

const sourcesOf = (directive: string, changed?: Partial<Environment>) =>
  contentSecurityPolicy(environment(changed), 'n0nce')
    .split('; ')
    .find((each) => each.startsWith(`${directive} `))
    ?.slice(directive.length + 1);

test.each([
  ['default-src', "'self'"],
  ['script-src', "'self' 'nonce-n0nce'"],
  ['style-src', "'self'"],
  ['img-src', "'self' data: https://bucket.example"],
  ['media-src', 'https://bucket.example'],
  ['frame-src', 'https://bucket.example'],
  ['connect-src', "'self' https://api.example wss://api.example https://bucket.example"],
  ['form-action', "'self' https://auth.example https://bucket.example"],
  ['frame-ancestors', "'none'"],
  ['base-uri', "'none'"],
  ['object-src', "'none'"],
])('the policy of a page says %s %s', (directive, sources) => {
  expect(sourcesOf(directive)).toBe(sources);
});

test('no page may run inline code that the server did not write', () => {
  expect(contentSecurityPolicy(environment(), 'n0nce')).not.toContain('unsafe');
});

test.each([
  ['https://quire.example', 'max-age=31536000; includeSubDomains'],
  ['http://localhost:3000', undefined],
])('browsers are told about %s that https is a must: %s', (WEB_ORIGIN, expected) => {
  expect(standingHeaders(environment({ WEB_ORIGIN }))['strict-transport-security']).toBe(expected);
});
