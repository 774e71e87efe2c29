import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { trashDays } from '../../schema/limits';
import type { Document } from '../generated/types';
import { grantedDocument } from '../shared/access';
import { secondsOfDay } from '../shared/counts';
import { toDocument } from '../shared/document';
import { dueShard, trashOf } from '../shared/keys';
import { busy } from '../shared/outcome';
import { foundInstead, ownerChange } from './ownerChange';
import type { DocumentContext } from './stash';

/** Sets when the document is due; housekeeping deletes it then. */
export function request(ctx: DocumentContext): DynamoDBTransactWriteItemsRequest {
  const { document, role } = grantedDocument(ctx);
  if (document.trashedAt) runtime.earlyReturn(toDocument(document, role));
  const now = util.time.nowEpochMilliSeconds();
  const at = util.time.epochMilliSecondsToISO8601(now);
  const dueAt = util.time.epochMilliSecondsToISO8601(now + trashDays * secondsOfDay * 1000);
  return ownerChange(ctx, {
    kind: 'TRASHED',
    at,
    set: { trashedAt: at, gsi1pk: trashOf(document.ownerId), gsi1sk: at, due: dueShard(document.id), dueAt },
  });
}

export function response(ctx: DocumentContext): Document {
  const found = foundInstead(ctx);
  if (!found) return toDocument(ctx.stash.next, 'OWNER');
  if (!found.trashedAt) busy();
  return toDocument(found, 'OWNER');
}
