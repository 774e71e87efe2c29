import type { Visit } from './session/session.server';

/** Logs a failure of ours as one line of JSON. Queries, payloads and link tokens are left out, since each of them gives access. */
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

/** The same without a request. Error messages may quote its content, so only names and stack locations are logged. */
export function logFault(error: unknown): void {
  const failure = error instanceof Error ? error : new Error();
  console.error(JSON.stringify({ message: failure.name, stack: stackOf(failure.name, failure) }));
}

const withoutToken = (pathname: string) => pathname.replace(/^\/+l\/.*/i, '/l/…');

// The message of a SyntaxError quotes what could not be parsed.
const wordsOf = ({ name, message }: Error) => (name === 'SyntaxError' ? name : `${name}: ${message}`);

function stackOf(words: string, { stack = '' }: Error): string {
  return [words, ...stack.split('\n').filter((line) => /^ +at /.test(line))].join('\n');
}

// A cause that is not an Error was sent by the other side.
function causesOf({ cause }: Error): string[] {
  return cause instanceof Error ? [wordsOf(cause), ...causesOf(cause)] : [];
}
