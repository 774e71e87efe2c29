import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { afterEach, expect, test, vi } from 'vitest';
import { UnreachableError } from '#client/reach';
import { leaveWithProblem } from './leave.server';

afterEach(() => void vi.restoreAllMocks());

function leftWith(error: unknown, { method = 'GET', isGone = false } = {}) {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const leaving = new AbortController();
  const request = new Request('https://quire.example/doc/d1', { method, signal: leaving.signal });
  if (isGone) leaving.abort();
  const context = { nonce: '', requestId: 'request-1', address: null, setCookie: () => undefined };
  const answer = (() => {
    try {
      return leaveWithProblem({ request, context }, error);
    } catch (thrown) {
      return thrown as { data: { sentence: string; requestId: string }; init: { status: number } };
    }
  })();
  return { answer, lines: logged.mock.calls.length };
}

const refused = (errorType: string) =>
  new CombinedGraphQLErrors({ errors: [Object.assign({ message: 'No.' }, { errorType })] });

test.each<[string, unknown, number, number]>([
  ['what is our fault', new Error('broken'), 500, 1],
  ['an API that cannot be reached', new UnreachableError('gone'), 503, 1],
  ['what is not there', refused('NotFound'), 404, 0],
  ['what is not allowed', refused('Forbidden'), 403, 0],
])('%s is told by its status, and logged only where we are to mend it', (_what, error, status, lines) => {
  const left = leftWith(error);
  expect([left.answer.init.status, left.answer.data.requestId, left.lines]).toEqual([status, 'request-1', lines]);
});

test('of what failed when the visitor had gone nothing is logged', () => {
  expect(leftWith(new Error('aborted'), { isGone: true }).lines).toBe(0);
});

test('of what was to be changed it is said that it may have been', () => {
  const [read, changed] = ['GET', 'POST'].map((method) => leftWith(new UnreachableError('gone'), { method }));
  expect(changed?.answer.data.sentence).toBe("We don't know whether this was done. Look before you try it again.");
  expect(read?.answer.data.sentence).not.toBe(changed?.answer.data.sentence);
});

test('an answer is thrown as it is', () => {
  const response = new Response(null, { status: 302 });
  expect(leftWith(response).answer).toBe(response);
});
