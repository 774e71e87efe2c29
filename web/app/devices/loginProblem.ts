import type { Problem } from '~/api/problem';

/** What may become of a code that a person enters or decides on. */
export const loginProblems: Problem['type'][] = ['Invalid', 'NotFound', 'RateLimited', 'Conflict', 'Expired'];

/** A problem with a device login, in words for the person at the browser. */
export function loginProblem(problem: Problem): Problem {
  return { ...problem, title: 'This program cannot be let in', sentence: sentenceOf(problem) };
}

function sentenceOf({ type, sentence, retryAfter }: Problem): string {
  if (type === 'NotFound') {
    return 'There is no sign-in with this code, or it has ended. Compare it with your program, or start again there.';
  }
  if (type === 'RateLimited') return `Too many wrong codes were entered. Try again in ${minutes(retryAfter)}.`;
  if (type === 'Conflict') return 'This sign-in is decided already. If that was not you, sign the device out.';
  if (type === 'Expired') return 'This sign-in took too long. Start again in your program.';
  return sentence;
}

function minutes(seconds: number): string {
  const rounded = Math.max(1, Math.ceil(seconds / 60));
  return rounded === 1 ? 'a minute' : `${rounded} minutes`;
}
