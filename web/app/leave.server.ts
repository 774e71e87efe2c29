import type { data } from '@remix-run/node';

/** Ends a loader or an action with this answer, wherever it has got to. */
export function leaveWith(answer: Response | ReturnType<typeof data>): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- this is what Remix takes thrown answers for
  throw answer;
}
