import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import type { UploadItem } from '../shared/items';
import { uploadKey } from '../shared/keys';
import { busy, fail } from '../shared/outcome';
import { releaseOf } from './quota';
import { removalOf } from '../shared/removal';
import { refusals } from '../shared/transaction';
import { recordEnd } from './upload';
import { isUnfinished, unfinished } from './uploadState';
import { creationOf, updateOf } from '../shared/write';
import { uploadNotFound } from './failures';
import type { UploadContext } from './stash';

/** Ends an upload: its quota is back at once, and the order to take its bytes away stands. */
export function request(ctx: UploadContext): DynamoDBTransactWriteItemsRequest {
  const { upload } = granted(ctx);
  if (!upload) uploadNotFound();
  if (isEnded(upload)) runtime.earlyReturn(upload.id);
  const now = util.time.nowISO8601();
  return {
    operation: 'TransactWriteItems',
    transactItems: [ending(ctx, upload), releaseOf(ctx, upload), creationOf(ctx, removalOf(upload, now))],
  };
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

/** Aborting twice is aborting; what is a version already is not taken back. */
function isEnded(upload: UploadItem): boolean {
  if (upload.state === 'COMPLETED') {
    fail('Conflict', 'This upload is saved already. Put its document in the trash if you do not want it.');
  }
  return !isUnfinished(upload);
}

function ending(ctx: UploadContext, upload: UploadItem) {
  return updateOf(ctx, uploadKey(upload.userId, upload.id), { state: 'ABORTED', ttl: recordEnd() }, unfinished, [
    'due',
    'dueAt',
  ]);
}
