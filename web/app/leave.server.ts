import { data } from '@remix-run/node';
import { problemOf } from './api/problem';
import { logFailure } from './log.server';
import type { Visit } from './session/session.server';

/** Ends a loader or an action with this answer, wherever it has got to. */
export function leaveWith(answer: Response | ReturnType<typeof data>): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- this is what Remix takes thrown answers for
  throw answer;
}

/** Of what was to be changed, it may have been. */
const unknown = { sentence: "We don't know whether this was done. Look before you try it again." };

/** Ends it with a page that says what went wrong; what is our fault is logged. */
export function leaveWithProblem(visit: Visit, error: unknown): never {
  if (error instanceof Response) leaveWith(error);
  const problem = problemOf(error);
  // Whoever has left the page is told nothing, and what they had asked for ended with that.
  if (problem.status >= 500 && !visit.request.signal.aborted) logFailure(error, visit);
  const shown =
    problem.type === 'Unreachable' && visit.request.method === 'POST' ? { ...problem, ...unknown } : problem;
  leaveWith(data({ ...shown, requestId: visit.context.requestId }, { status: problem.status }));
}
