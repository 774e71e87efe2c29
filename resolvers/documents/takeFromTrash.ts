import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { grantedDocument } from '../shared/access';
import { toDocument } from '../shared/document';
import { ownedBy } from '../shared/keys';
import { busy } from '../shared/outcome';
import { foundInstead, ownerChange } from './ownerChange';
import type { DocumentContext } from './stash';

export function request(ctx: DocumentContext): DynamoDBTransactWriteItemsRequest {
  const { document, role } = grantedDocument(ctx);
  if (!document.trashedAt) runtime.earlyReturn(toDocument(document, role));
  const at = util.time.nowISO8601();
  return ownerChange(ctx, {
    kind: 'RESTORED',
    at,
    set: { gsi1pk: ownedBy(document.ownerId), gsi1sk: at },
    remove: ['trashedAt', 'due', 'dueAt'],
  });
}

export function response(ctx: DocumentContext): Document {
  const found = foundInstead(ctx);
  if (!found) return toDocument({ ...ctx.stash.next, trashedAt: undefined }, 'OWNER');
  if (found.trashedAt) busy();
  return toDocument(found, 'OWNER');
}
