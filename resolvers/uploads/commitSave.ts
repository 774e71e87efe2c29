import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted } from '../shared/access';
import { toDocument } from '../shared/document';
import { endWithoutGrant, grantChecks } from '../shared/grantChecks';
import { advanceOf, refusedBy } from '../shared/head';
import type { DocumentItem } from '../shared/items';
import { busy } from '../shared/outcome';
import * as save from '../shared/save';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { creationOf } from '../shared/write';
import { closedBefore, closingOf, completedDocument } from './closing';
import { storedUpload, type UploadContext } from './stash';

/** The save: document, version, change and upload row in one transaction, or nothing at all. */
export function request(ctx: UploadContext): DynamoDBTransactWriteItemsRequest {
  // S3 is still joining the parts, so the bytes are not verified yet.
  if (ctx.stash.isPending) runtime.earlyReturn(null);
  const upload = storedUpload(ctx);
  const { document, role } = granted(ctx);
  if (document && upload.state === 'COMPLETED') {
    runtime.earlyReturn(completedDocument(document, upload, role ?? 'OWNER'));
  }
  if (document && isLeftToNextSteps(ctx, document)) runtime.earlyReturn(null);
  const now = util.time.nowISO8601();
  const attributes = document ? save.nextSave(document, save.bytesOf(upload), save.actorOf(upload), now) : {};
  const next = document ? { ...document, ...attributes } : save.firstDocument(upload, now);
  ctx.stash.next = next;
  return transact(ctx, [
    document ? advanceOf(document, attributes) : creationOf(next),
    closingOf(upload, { document: next, now }),
    creationOf(save.versionOf(next, upload.id)),
    creationOf(save.changeOf(next, document ? 'SAVED' : 'CREATED')),
    ...grantChecks(ctx, next.id, now),
  ]);
}

export function response(ctx: UploadContext): Document | null {
  const refused = refusals(ctx);
  const role = granted(ctx).role ?? 'OWNER';
  if (!refused) return toDocument(ctx.stash.next, role);
  const [head, upload, , , grant] = refused;
  const document = (head?.item ?? null) as DocumentItem | null;
  if (upload) return closedBefore(ctx, upload, document);
  if (document && isLeftToNextSteps(ctx, document)) return null;
  if (document) refusedBy(document, baseOf(ctx), ctx.stash.upload.id);
  endWithoutGrant(grant);
  busy();
}

/** True if the bytes are already saved, or if the document is not at the version the save is based on. */
function isLeftToNextSteps(ctx: UploadContext, document: DocumentItem): boolean {
  const upload = storedUpload(ctx);
  const baseVersion = baseOf(ctx);
  if (!document.trashedAt && save.isAlreadySaved(document, save.bytesOf(upload), save.actorOf(upload), baseVersion)) {
    ctx.stash.alreadySaved = document;
    return true;
  }
  if (document.version < baseVersion) refusedBy(document, baseVersion, upload.id);
  if (document.version === baseVersion && !document.isReadOnly && !document.trashedAt) return false;
  ctx.stash.conflict = { document, baseVersion };
  return true;
}

function baseOf(ctx: UploadContext): number {
  return ctx.stash.baseVersion ?? ctx.stash.upload.baseVersion;
}
