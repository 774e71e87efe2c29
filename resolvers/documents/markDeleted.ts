import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import { busy } from '../shared/outcome';
import { foundInstead, ownerChange } from './ownerChange';
import { deletionAt } from './wholeDocument';
import type { DocumentContext } from './stash';

export function request(ctx: DocumentContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  return ownerChange(ctx, deletionAt(util.time.nowISO8601(), document));
}

export function response(ctx: DocumentContext): string {
  if (foundInstead(ctx)) busy();
  return ctx.stash.next.id;
}
