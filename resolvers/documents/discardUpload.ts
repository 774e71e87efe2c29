import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted } from '../shared/access';
import { closingOf } from '../shared/closing';
import type { StepContext } from '../shared/context';
import { toDocument } from '../shared/document';
import { versionCheck } from '../shared/head';
import type { UploadItem } from '../shared/items';
import { busy } from '../shared/outcome';
import { releaseOf } from '../shared/quota';
import { removalOf } from '../shared/removal';
import { refusals } from '../shared/transaction';
import { storedUpload } from '../shared/upload';
import { isUnfinished } from '../shared/uploadState';
import { creationOf } from '../shared/write';
import { uploadExpired } from './loadUpload';

/** A save of bytes that the document has already: the version stays, the upload is closed and its room is free again. */
export function request(ctx: StepContext): DynamoDBTransactWriteItemsRequest {
  const { alreadySaved: document } = ctx.stash;
  const upload = storedUpload(ctx);
  if (!document) runtime.earlyReturn(ctx.prev.result);
  const now = util.time.nowISO8601();
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      versionCheck(ctx, document),
      closingOf(ctx, upload, { document, now }, { isDiscarded: true }),
      releaseOf(ctx, upload),
      creationOf(ctx, removalOf(upload, now)),
    ],
  };
}

export function response(ctx: StepContext): Document {
  const refused = refusals(ctx);
  const { alreadySaved } = ctx.stash;
  if (!refused && alreadySaved) return toDocument(alreadySaved, granted(ctx).role ?? 'OWNER');
  const upload = (refused?.[1]?.item ?? null) as UploadItem | null;
  if (upload && isUnfinished(upload)) uploadExpired();
  // Another save, or another call of this one, was first: trying again tells what came of it.
  busy();
}
