import type { Problem } from '~/api/problem';

/** What may become of a code that a person enters or decides on. */
export const loginProblems: Problem['type'][] = ['Invalid', 'NotFound', 'RateLimited', 'Conflict', 'Expired'];

/** A problem with a device login, under the title that all of them have. */
export function loginProblem(problem: Problem): Problem {
  return { ...problem, title: 'This program cannot be let in' };
}
