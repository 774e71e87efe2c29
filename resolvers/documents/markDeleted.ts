import { util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import type { StepContext } from '../shared/context';
import { dueShard } from '../shared/keys';
import { busy } from '../shared/outcome';
import { foundInstead, ownerChange } from './ownerChange';

/** From here on it is gone for everybody; housekeeping takes its rows and bytes away, and can do so again and again. */
export function request(ctx: StepContext): DynamoDBTransactWriteItemsRequest {
  const { document } = grantedDocument(ctx);
  const at = util.time.nowISO8601();
  return ownerChange(ctx, {
    kind: 'DELETED',
    at,
    set: { deletedAt: at, due: dueShard(document.id), dueAt: at },
    remove: ['gsi1pk', 'gsi1sk'],
  });
}

export function response(ctx: StepContext): string {
  if (foundInstead(ctx)) busy();
  return ctx.stash.next.id;
}
