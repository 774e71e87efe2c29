import type { Visit } from './session/session.server';

/** One line of JSON about a failure of ours. No query, no payload, and no link's token: whoever has those has what they open. */
export function logFailure(error: unknown, { request, context }: Visit): void {
  const failure = error instanceof Error ? error : new Error(String(error));
  const { pathname } = new URL(request.url);
  const line = {
    requestId: context.requestId,
    method: request.method,
    pathname: withoutToken(pathname),
    message: `${failure.name}: ${failure.message}`,
    causes: causesOf(failure),
    stack: failure.stack,
  };
  console.error(JSON.stringify(line));
}

/** The same where nothing is known of the request. Words may hold what came with it, so there are only names and places. */
export function logFault(error: unknown): void {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const places = stack.split('\n').filter((line) => /^ +at /.test(line));
  console.error(JSON.stringify({ message: name, stack: [name, ...places].join('\n') }));
}

const withoutToken = (pathname: string) => pathname.replace(/^\/+l\/.*/i, '/l/…');

// A cause that is no Error is what the other side has sent.
function causesOf({ cause }: Error): string[] {
  return cause instanceof Error ? [`${cause.name}: ${cause.message}`, ...causesOf(cause)] : [];
}
