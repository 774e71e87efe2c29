import { expect, test } from 'vitest';
import type { Problem } from '~/api/problem';
import { loginProblem } from './loginProblem';

test('whatever is wrong with a code, the page says that the program cannot be let in, and why in the words of the API', () => {
  const problem: Problem = {
    type: 'Invalid',
    retryAfter: 0,
    field: 'userCode',
    status: 400,
    title: 'A title',
    sentence: 'A code is 8 letters without vowels, such as BCDF-GHJK.',
  };
  expect(loginProblem(problem)).toEqual({ ...problem, title: 'This program cannot be let in' });
});
