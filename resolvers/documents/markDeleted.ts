import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import { dueShard } from '../shared/keys';
import { busy } from '../shared/outcome';
import { foundInstead, ownerChange } from './ownerChange';
import type { DocumentContext } from './stash';

/** From here on it is gone for everybody; housekeeping takes its rows and bytes away, and can do so again and again. */
export function request(ctx: DocumentContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const at = util.time.nowISO8601();
  return ownerChange(ctx, {
    kind: 'DELETED',
    at,
    set: { deletedAt: at, due: dueShard(document.id), dueAt: at },
    remove: ['gsi1pk', 'gsi1sk'],
  });
}

export function response(ctx: DocumentContext): string {
  if (foundInstead(ctx)) busy();
  return ctx.stash.next.id;
}
