import { runtime, util, type DynamoDBGetItemRequest } from '@aws-appsync/utils';
import { grantedDocument } from '../shared/access';
import type { VersionItem } from '../shared/items';
import { versionKey } from '../shared/keys';
import { requireAnswer } from '../shared/outcome';
import { versionNotFound } from './failures';
import type { VersionContext } from './stash';

/** The version that was asked for; no read for the newest, which the document row describes. */
export function request(ctx: VersionContext): DynamoDBGetItemRequest {
  const { document } = grantedDocument(ctx);
  const { version } = ctx.stash;
  if (version === null || version === document.version) runtime.earlyReturn(null);
  if (version < 1 || version > document.version) versionNotFound();
  return {
    operation: 'GetItem',
    key: util.dynamodb.toMapValues(versionKey(document.id, version)),
    consistentRead: true,
  };
}

export function response(ctx: VersionContext): null {
  requireAnswer(ctx);
  const found = ctx.result as VersionItem | null;
  if (!found) versionNotFound();
  ctx.stash.found = found;
  return null;
}
