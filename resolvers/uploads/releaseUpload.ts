import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import type { UploadItem } from '../shared/items';
import { busy, fail } from '../shared/outcome';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { recordEnd } from './upload';
import { isUnfinished, unfinished } from './uploadState';
import { endingOf } from './uploadEnd';
import { uploadNotFound } from './failures';
import type { UploadContext } from './stash';

/** Ends an upload: gives its quota back at once and orders the deletion of its bytes. */
export function request(ctx: UploadContext): DynamoDBTransactWriteItemsRequest {
  const { upload } = granted(ctx);
  if (!upload) uploadNotFound();
  if (isEnded(upload)) runtime.earlyReturn(upload.id);
  return transact(
    ctx,
    endingOf(upload, { state: 'ABORTED', now: util.time.nowISO8601(), ttl: recordEnd(), condition: unfinished }),
  );
}

export function response(ctx: UploadContext): string {
  const refused = refusals(ctx);
  const { upload } = granted(ctx);
  if (!upload) uploadNotFound();
  if (!refused) return upload.id;
  const [ended] = refused;
  const found = (ended?.item ?? null) as UploadItem | null;
  if (found && isEnded(found)) return found.id;
  busy();
}

/** Aborting twice succeeds; an upload that is a version already cannot be aborted. */
function isEnded(upload: UploadItem): boolean {
  if (upload.state === 'COMPLETED') {
    fail('Conflict', 'This upload is saved already. Put its document in the trash if you do not want it.');
  }
  return !isUnfinished(upload);
}
