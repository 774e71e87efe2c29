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

const withoutToken = (pathname: string) => pathname.replace(/^\/l\/[^/.]+/, '/l/…');

// A cause that is no Error is what the other side has sent.
function causesOf({ cause }: Error): string[] {
  return cause instanceof Error ? [`${cause.name}: ${cause.message}`, ...causesOf(cause)] : [];
}
