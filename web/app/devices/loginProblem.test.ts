import { expect, test } from 'vitest';
import type { Problem } from '~/api/problem';
import { loginProblem } from './loginProblem';

const problem = (type: Problem['type'], retryAfter = 0): Problem => ({
  ...{ type, retryAfter, field: null, status: 400, title: 'A title' },
  sentence: 'A code is 8 letters without vowels, such as BCDF-GHJK.',
});

test.each<[Problem, string]>([
  [problem('RateLimited', 3541), 'Try again in 60 minutes.'],
  [problem('RateLimited', 61), 'Try again in 2 minutes.'],
  [problem('RateLimited', 20), 'Try again in a minute.'],
  [problem('NotFound'), 'There is no sign-in with this code'],
  [problem('Conflict'), 'decided already'],
  [problem('Expired'), 'Start again in your program.'],
  [problem('Invalid'), 'A code is 8 letters without vowels'],
])('%o is told as "%s"', (given, words) => {
  expect(loginProblem(given).sentence).toContain(words);
});
