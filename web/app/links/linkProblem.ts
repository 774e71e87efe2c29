import { problemOf, reasonOf, type Problem } from '~/api/problem';

/** Why a link does not open, as its visitor is told; `asks` where a password may help. */
export type LinkProblem = Pick<Problem, 'status' | 'title' | 'sentence' | 'retryAfter'> & { asks: boolean };

/** Null for what is no matter of the link. */
export function linkProblemOf(error: unknown): LinkProblem | null {
  const problem = problemOf(error);
  const words = wordsOf(problem, reasonOf(error));
  return words && { asks: false, status: problem.status, retryAfter: problem.retryAfter, ...words };
}

type Words = Pick<LinkProblem, 'title' | 'sentence'> & Partial<LinkProblem>;

function wordsOf({ type, sentence, retryAfter }: Problem, reason: string | null): Words | null {
  if (type === 'NotFound') return nowhere;
  if (type === 'Expired') return reason === 'USED_UP' ? usedUp : expired;
  if (type === 'RateLimited') return { ...slower, sentence: `Try again in ${pauseOf(retryAfter)}.` };
  if (type === 'Invalid') return { asks: true, title: protectedTitle, sentence };
  if (reason === 'PASSWORD_NEEDED') return { asks: true, status: 200, title: protectedTitle, sentence: '' };
  if (reason === 'PASSWORD_WRONG') return { asks: true, status: 403, title: protectedTitle, sentence: wrong };
  return null;
}

const protectedTitle = 'This document is protected';
const wrong = 'This is not the password. Mind capital letters.';

const nowhere = {
  title: 'This link leads nowhere',
  sentence: 'It is mistyped or was turned off, or its document is deleted. Ask whoever gave it to you for another.',
};
const expired = {
  title: 'This link has expired',
  sentence: 'It was good until a certain time, which is over. Ask whoever gave it to you for another.',
};
const usedUp = {
  title: 'This link is used up',
  sentence: 'It was good for a number of downloads. Ask whoever gave it to you for another.',
};
const slower = { asks: true, title: 'Too many wrong passwords' };

function pauseOf(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
