import { granted } from '../shared/access';
import { earlier } from '../shared/expiry';
import type { LinkItem } from './linkItems';
import type { LinkContext } from './stash';

/** The manager on whom the link depends; none if the owner gives it. */
export function givenBy(ctx: LinkContext): Pick<LinkItem, 'givenById'> {
  const { callerId, role } = granted(ctx);
  return role === 'OWNER' ? {} : { givenById: callerId };
}

/** The expiry of a link, no later than the manager's own share; null if it does not expire. */
export function latest(ctx: LinkContext, expiresAt: string | null): string | null {
  return earlier(expiresAt, granted(ctx).grant?.expiresAt ?? null);
}
