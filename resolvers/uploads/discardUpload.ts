import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted } from '../shared/access';
import { toDocument } from '../shared/document';
import { versionCheck } from '../shared/head';
import { busy } from '../shared/outcome';
import { releaseOf } from './uploadEnd';
import { removalOf } from '../shared/removal';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { recordEnd } from './upload';
import { creationOf } from '../shared/write';
import { closedBefore, closingOf } from './closing';
import { storedUpload, type UploadContext } from './stash';

/** Ends a save of bytes that the document already has: no new version, and the upload's quota is given back. */
export function request(ctx: UploadContext): DynamoDBTransactWriteItemsRequest {
  const { alreadySaved: document } = ctx.stash;
  const upload = storedUpload(ctx);
  if (!document) runtime.earlyReturn(ctx.prev.result);
  const now = util.time.nowISO8601();
  return transact(ctx, [
    versionCheck(document),
    // No version refers to this record, so it expires by TTL.
    closingOf(upload, { document, now }, { isDiscarded: true, ttl: recordEnd() }),
    releaseOf(upload),
    creationOf(removalOf(upload, now)),
  ]);
}

export function response(ctx: UploadContext): Document {
  const refused = refusals(ctx);
  const { alreadySaved } = ctx.stash;
  if (!refused && alreadySaved) return toDocument(alreadySaved, granted(ctx).role ?? 'OWNER');
  const [, upload] = refused ?? [];
  if (upload) return closedBefore(ctx, upload, alreadySaved);
  // Another save was first; a retry sees it.
  busy();
}
