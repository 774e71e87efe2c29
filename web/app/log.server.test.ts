import { afterEach, expect, test, vi } from 'vitest';
import { logFailure } from './log.server';

afterEach(() => void vi.restoreAllMocks());

function logged(error: unknown): string {
  const lines: string[] = [];
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line));
  const request = new Request('http://localhost/auth/callback?code=secret-code');
  logFailure(error, { request, context: { nonce: '', requestId: 'request-1', setCookie: () => undefined } });
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
])('no secret is logged from %s', (_where, error) => {
  expect(logged(error)).not.toContain('secret-code');
});
