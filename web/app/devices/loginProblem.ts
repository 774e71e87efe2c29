import type { Problem } from '~/api/problem';

/** The problems that may come up when a person enters a code or decides on one. */
export const loginProblems: Problem['type'][] = ['Invalid', 'NotFound', 'RateLimited', 'Conflict', 'Expired'];

/** A problem with a device login; all of them have the same title. */
export function loginProblem(problem: Problem): Problem {
  return { ...problem, title: 'This program cannot be let in' };
}
