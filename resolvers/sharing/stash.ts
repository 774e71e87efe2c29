import type { StepContext } from '../shared/context';
import type { AskedShare } from './share';
import type { GrantItem, InviteItem, ShareItem } from '../shared/shareItems';

/** What the steps of shares tell each other. A step may read only what a step before it has written. */
type SharingStash = {
  askedShare: AskedShare;
  /** The address's share of the document, where there is one. */
  share: ShareItem | null;
  /** The account that has the address; null where none has. */
  recipientId: string | null;
  /** The grant of who has the share, where it holds what the share gives. */
  shareGrant: GrantItem | null;
  /** The grant of who gets the share, as it is before. */
  recipientGrant: GrantItem | null;
  /** A share as this request leaves it. */
  nextShare: ShareItem;
  /** What that share is for who has its address: their grant, or else the invite. */
  nextGrant: GrantItem | null;
  nextInvite: InviteItem;
};

export type SharingContext<Args = unknown, Result = unknown> = StepContext<Args, Result, SharingStash>;
