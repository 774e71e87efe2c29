import { largestDownloadLimit, longestPassword, shortestPassword } from '../../schema/limits';
import { expiryOf } from '../shared/input';
import { invalid } from '../shared/outcome';

type Terms = { password?: string | null; expiresAt?: string | null; downloadLimit?: number | null };

/** The validated terms of a link; null for each that was not given. */
export function requireTerms({ password, expiresAt, downloadLimit }: Terms) {
  return {
    password: requireNewPassword(password ?? null),
    expiresAt: expiryOf(expiresAt ?? null),
    downloadLimit: requireLimit(downloadLimit ?? null),
  };
}

function requireNewPassword(password: string | null): string | null {
  if (password !== null && (password.length < shortestPassword || password.length > longestPassword)) {
    invalid(`A password has ${shortestPassword} to ${longestPassword} characters.`, 'password');
  }
  return password;
}

/** The password that a visitor entered, whose length rules the visitor need not know; null if none. */
export function requirePossiblePassword(password: string | null): string | null {
  if (password === null || password === '') return null;
  if (password.length > longestPassword) invalid(`A password has at most ${longestPassword} characters.`, 'password');
  return password;
}

function requireLimit(limit: number | null): number | null {
  if (limit !== null && (limit < 1 || limit > largestDownloadLimit)) {
    invalid(`downloadLimit is 1 to ${largestDownloadLimit}. Leave it out for any number.`, 'downloadLimit');
  }
  return limit;
}
