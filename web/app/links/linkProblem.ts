import { problemOf, reasonOf, type Problem } from '~/api/problem';

/** Why a link does not open, for its visitor; `asks` if a password may help. */
export type LinkProblem = Pick<Problem, 'status' | 'title' | 'sentence' | 'retryAfter'> & { asks: boolean };

/** Null for failures that do not come from the link itself. */
export function linkProblemOf(error: unknown): LinkProblem | null {
  const { type, status, sentence, retryAfter } = problemOf(error);
  const form = formOf(type, reasonOf(error));
  return form && { asks: false, status, sentence, retryAfter, ...form };
}

type Form = Pick<LinkProblem, 'title'> & Partial<LinkProblem>;

function formOf(type: Problem['type'], reason: string | null): Form | null {
  if (type === 'NotFound') return { title: 'This link leads nowhere' };
  if (type === 'Expired') return { title: reason === 'USED_UP' ? 'This link is used up' : 'This link has expired' };
  if (type === 'RateLimited') return { title: 'Too many wrong passwords', asks: true };
  if (type === 'Invalid') return locked;
  // The first time, no wrong password was entered yet.
  if (reason === 'PASSWORD_NEEDED') return { ...locked, status: 200, sentence: '' };
  if (reason === 'PASSWORD_WRONG') return { ...locked, status: 403 };
  return null;
}

const locked = { title: 'This document is protected', asks: true };
