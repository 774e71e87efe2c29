import { util } from '@aws-appsync/utils';
import type { LinkItem } from './linkItems';
import { fail } from '../shared/outcome';

/** The same message for unknown links, revoked links and links to deleted documents. */
export function nothingThere(): never {
  fail('NotFound', 'This link leads to nothing, or not any more. Ask whoever gave it to you for another.');
}

/** Ends the request if the link has expired or its downloads are used up. */
export function requireOpen({ expiresAt, downloadLimit, downloadCount }: LinkItem): void {
  if (expiresAt && expiresAt <= util.time.nowISO8601()) {
    fail('Expired', 'This link has expired. Ask whoever gave it to you for another.', { reason: 'EXPIRED' });
  }
  if (downloadLimit && downloadCount >= downloadLimit) usedUp();
}

export function usedUp(): never {
  const words =
    'This link was good for a number of downloads, and they are used up. Ask whoever gave it to you for another.';
  fail('Expired', words, { reason: 'USED_UP' });
}
