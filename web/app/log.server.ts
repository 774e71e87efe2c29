import type { Visit } from './session/session.server';

/** One line of JSON about a failure of ours. No query and no cause: codes and tokens travel in both. */
export function logFailure(error: unknown, { request, context }: Visit): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const { pathname } = new URL(request.url);
  console.error(
    JSON.stringify({ requestId: context.requestId, method: request.method, pathname, name, message, stack }),
  );
}
