import type { DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { granted, grantedDocument } from '../shared/access';
import type { DocumentItem } from '../shared/items';
import { accountMissing, busy, documentNotFound } from '../shared/outcome';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { changeWhole, type WholeChange } from './wholeDocument';
import type { DocumentContext } from './stash';

/** A change of a whole document by its owner; the document must still be as it was read. */
export function ownerChange(ctx: DocumentContext, change: WholeChange): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const { account } = granted(ctx);
  if (!account) accountMissing();
  const { next, writes } = changeWhole(document, change, account);
  ctx.stash.next = next;
  return transact(ctx, writes);
}

/** Null if the change was made; otherwise the document as it was changed meanwhile. */
export function foundInstead(ctx: DocumentContext): DocumentItem | null {
  const refused = refusals(ctx);
  if (!refused) return null;
  const [head] = refused;
  if (!head) busy();
  const document = head.item as DocumentItem | null;
  if (!document || document.deletedAt) documentNotFound();
  return document;
}
