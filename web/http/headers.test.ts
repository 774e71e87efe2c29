import { expect, test } from 'vitest';
import type { Environment } from '../app/environment';
import { environment } from '../testing/environment';
import { contentSecurityPolicy, standingHeaders } from './headers';

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
  ['worker-src', "'self'"],
  ['connect-src', "'self' https://api.example wss://realtime.example https://bucket.example"],
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
])('browsers are told about %s that https is a must: %s', (origin, expected) => {
  expect(standingHeaders(environment({ WEB_ORIGIN: origin }))['strict-transport-security']).toBe(expected);
});
