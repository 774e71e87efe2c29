import type { StepContext } from '../shared/context';
import type { AskedShare } from './share';
import type { GrantItem, InviteItem, ShareItem } from '../shared/shareItems';

/** What the steps of shares pass to each other. A step may read only what a step before it has written. */
type SharingStash = {
  askedShare: AskedShare;
  /** The document's share with this address, if there is one. */
  share: ShareItem | null;
  /** The account that has the address; null if there is none. */
  recipientId: string | null;
  /** The grant that belongs to the share, if it contains what the share gives. */
  shareGrant: GrantItem | null;
  /** The recipient's grant before this request. */
  recipientGrant: GrantItem | null;
  /** The share after this request. */
  nextShare: ShareItem;
  /** The recipient's grant; an invite if the address has no account. */
  nextGrant: GrantItem | null;
  nextInvite: InviteItem;
};

export type SharingContext<Args = unknown, Result = unknown> = StepContext<Args, Result, SharingStash>;
