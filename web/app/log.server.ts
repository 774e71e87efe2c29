import type { Visit } from './session/session.server';

/** One line of JSON about a failure of ours. No query, no payload, and no link's token: whoever has those has what they open. */
export function logFailure(error: unknown, { request, context }: Visit): void {
  const failure = error instanceof Error ? error : new Error(String(error));
  const { pathname } = new URL(request.url);
  const line = {
    requestId: context.requestId,
    method: request.method,
    pathname: withoutToken(pathname),
    message: wordsOf(failure),
    causes: causesOf(failure),
    stack: stackOf(wordsOf(failure), failure),
  };
  console.error(JSON.stringify(line));
}

/** The same where nothing is known of the request. Words may hold what came with it, so there are only names and places. */
export function logFault(error: unknown): void {
  const failure = error instanceof Error ? error : new Error();
  console.error(JSON.stringify({ message: failure.name, stack: stackOf(failure.name, failure) }));
}

const withoutToken = (pathname: string) => pathname.replace(/^\/+l\/.*/i, '/l/…');

// What could not be parsed is quoted in the words about it.
const wordsOf = ({ name, message }: Error) => (name === 'SyntaxError' ? name : `${name}: ${message}`);

function stackOf(words: string, { stack = '' }: Error): string {
  return [words, ...stack.split('\n').filter((line) => /^ +at /.test(line))].join('\n');
}

// A cause that is no Error is what the other side has sent.
function causesOf({ cause }: Error): string[] {
  return cause instanceof Error ? [wordsOf(cause), ...causesOf(cause)] : [];
}
