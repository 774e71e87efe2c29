import { granted, grantedDocument } from '../shared/access';
import { endWithoutGrant } from '../shared/grantChecks';
import type { DocumentItem } from '../shared/items';
import { accountMissing, busy, documentNotFound } from '../shared/outcome';
import type { Refusal } from '../shared/transaction';
import type { Write } from '../shared/write';
import type { SharingContext } from './stash';
import { sharingChange, type SharingChange } from './withdrawal';

/** A change of a document's shares by the caller. */
export function changeByCaller(ctx: SharingContext, change: Omit<SharingChange, 'actorId' | 'actorName'>): Write[] {
  const { account } = granted(ctx);
  if (!account) accountMissing();
  const by = { actorId: account.id, actorName: account.name };
  return sharingChange(grantedDocument(ctx).document, { ...change, ...by });
}

/** For a transaction of `changeByCaller`, one write of the share, and then `grantChecks` (none for an owner). */
export function endRefused(ctx: SharingContext, refused: (Refusal | null)[]): never {
  const [head, , , grant] = refused;
  const document = head?.item as DocumentItem | null | undefined;
  if (head && (!document || document.deletedAt)) documentNotFound();
  if (granted(ctx).role !== 'OWNER') endWithoutGrant(grant);
  busy();
}
