import { data } from '@remix-run/node';
import { problemOf } from './api/problem';
import { logFailure } from './log.server';
import type { Visit } from './session/session.server';

/** Ends a loader or an action with this answer, from any depth. */
export function leaveWith(answer: Response | ReturnType<typeof data>): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- this is what Remix takes thrown answers for
  throw answer;
}

/** Shown when no answer came to a write: it may have been carried out. */
const unknown = { sentence: "We don't know whether this was done. Look before you try it again." };

/** Ends the request with a page that says what went wrong; failures of ours are logged. */
export function leaveWithProblem(visit: Visit, error: unknown): never {
  if (error instanceof Response) leaveWith(error);
  const problem = problemOf(error);
  // A visitor who has left aborts the request, which is no failure.
  if (problem.status >= 500 && !visit.request.signal.aborted) logFailure(error, visit);
  const shown =
    problem.type === 'Unreachable' && visit.request.method === 'POST' ? { ...problem, ...unknown } : problem;
  leaveWith(data({ ...shown, requestId: visit.context.requestId }, { status: problem.status }));
}
