import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted, grantedDocument } from '../shared/access';
import { toDocument } from '../shared/document';
import { endWithoutGrant, grantChecks } from '../shared/grantChecks';
import { advanceOf, refusedBy, requireBase } from '../shared/head';
import type { DocumentItem } from '../shared/items';
import { versionKey } from '../shared/keys';
import { accountMissing, busy } from '../shared/outcome';
import { changeOf, isAlreadySaved, nextSave, versionOf } from '../shared/save';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { creationOf, stillThere } from '../shared/write';
import { versionNotFound } from './failures';
import type { VersionContext } from './stash';

/** Saves a new version that refers to the old version's object. */
export function request(ctx: VersionContext): DynamoDBTransactWriteItemsRequest {
  const { document, role } = grantedDocument(ctx);
  const { account } = granted(ctx);
  if (!account) accountMissing();
  const { baseVersion, found: old } = ctx.stash;
  if (!old || isAlreadySaved(document, old, account, baseVersion)) runtime.earlyReturn(toDocument(document, role));
  requireBase(document, baseVersion, null);
  const now = util.time.nowISO8601();
  const attributes = nextSave(document, old, account, now);
  const next: DocumentItem = { ...document, ...attributes };
  ctx.stash.next = next;
  return transact(ctx, [
    advanceOf(document, attributes),
    creationOf({ ...versionOf(next, old.uploadId), restoredFrom: old.version }),
    creationOf(changeOf(next, 'SAVED')),
    // Old versions may be thinned out meanwhile; their bytes are deleted with the last row that refers to them.
    stillThere(versionKey(document.id, old.version)),
    ...grantChecks(ctx, document.id, now),
  ]);
}

export function response(ctx: VersionContext): Document {
  const refused = refusals(ctx);
  const { role } = grantedDocument(ctx);
  if (!refused) return toDocument(ctx.stash.next, role);
  const [head, , , version, grant] = refused;
  const document = head?.item as DocumentItem | undefined;
  if (document) refusedBy(document, ctx.stash.baseVersion, null);
  if (version) versionNotFound();
  endWithoutGrant(grant);
  busy();
}
