import type { DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { ChangeKind } from '../generated/types';
import { granted, grantedDocument } from '../shared/access';
import type { DocumentItem } from '../shared/items';
import { documentKey } from '../shared/keys';
import { accountMissing, busy, documentNotFound } from '../shared/outcome';
import { changeOf } from '../shared/save';
import { refusals } from '../shared/transaction';
import { creationOf, updateOf } from '../shared/write';
import type { DocumentContext } from './stash';

type OwnerChange = {
  kind: ChangeKind;
  /** ISO 8601. */
  at: string;
  set: Partial<DocumentItem>;
  remove?: (keyof DocumentItem)[];
};

/** What only the owner does to a document as a whole, read-only or not: it must still be as it was read. */
export function ownerChange(ctx: DocumentContext, change: OwnerChange): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const { account } = granted(ctx);
  if (!account) accountMissing();
  const attributes = {
    ...change.set,
    ...{ revision: document.revision + 1, updatedAt: change.at },
    ...{ updatedById: account.id, updatedByName: account.name },
  };
  const next: DocumentItem = { ...document, ...attributes };
  ctx.stash.next = next;
  const condition = { expression: 'revision = :revision', values: { ':revision': document.revision } };
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      updateOf(ctx, documentKey(document.id), attributes, condition, change.remove),
      creationOf(ctx, changeOf(next, change.kind)),
    ],
  };
}

/** Null when the change was made; else the document as somebody else has left it in between. */
export function foundInstead(ctx: DocumentContext): DocumentItem | null {
  const refused = refusals(ctx);
  if (!refused) return null;
  const [head] = refused;
  if (!head) busy();
  const document = head.item as DocumentItem | null;
  if (!document || document.deletedAt) documentNotFound();
  return document;
}
