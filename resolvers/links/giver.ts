import { granted } from '../shared/access';
import { earlier } from '../shared/expiry';
import type { LinkItem } from './linkItems';
import type { LinkContext } from './stash';

/** Whose being a manager a link rests on; the owner's needs nothing. */
export function givenBy(ctx: LinkContext): Pick<LinkItem, 'givenById'> {
  const { callerId, role } = granted(ctx);
  return role === 'OWNER' ? {} : { givenById: callerId };
}

/** What a manager gives ends with their own share at the latest; null: for good. */
export function latest(ctx: LinkContext, expiresAt: string | null): string | null {
  return earlier(expiresAt, granted(ctx).grant?.expiresAt ?? null);
}
