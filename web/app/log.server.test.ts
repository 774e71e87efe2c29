import { afterEach, expect, test, vi } from 'vitest';
import { logFailure } from './log.server';

afterEach(() => void vi.restoreAllMocks());

function logged(error: unknown, address = '/auth/callback?code=secret-code'): string {
  const lines: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  const request = new Request(`http://localhost${address}`);
  const context = { nonce: '', requestId: 'request-1', address: null, setCookie: () => undefined };
  logFailure(error, { request, context });
  return lines.join('\n');
}

test('a failure is one line that names the request and what lay beneath', () => {
  const error = new Error('outer', { cause: new TypeError('middle', { cause: new Error('inner') }) });
  expect(JSON.parse(logged(error))).toMatchObject({
    requestId: 'request-1',
    method: 'GET',
    pathname: '/auth/callback',
    message: 'Error: outer',
    causes: ['TypeError: middle', 'Error: inner'],
  });
});

test.each([
  ['the address of the request', new Error('failed')],
  ['what the other side has sent', new Error('refused', { cause: { code: 'secret-code' } })],
  ['its parameters', new Error('refused', { cause: new URLSearchParams('code=secret-code') })],
])('no secret is logged from %s (E-44)', (_where, error) => {
  expect(logged(error)).not.toContain('secret-code');
});

test.each(['/l/secret-token', '/l/secret-token.data', '/l/secret-token?index', '/l/secret-token/'])(
  'no token is logged from %s',
  (address) => {
    expect(logged(new Error('failed'), address)).not.toContain('secret-token');
    expect(JSON.parse(logged(new Error('failed'), address))).toMatchObject({
      pathname: expect.stringMatching(/^\/l\/…/) as string,
    });
  },
);
