import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted } from '../shared/access';
import { toDocument } from '../shared/document';
import { endWithoutGrant, grantChecks } from '../shared/grantChecks';
import type { DocumentItem } from '../shared/items';
import { grantKey, shareKey } from '../shared/keys';
import { busy } from '../shared/outcome';
import { additionOf } from './quota';
import { changeOf, firstDocument, versionOf, type StoredUpload } from '../shared/save';
import type { ShareItem } from '../shared/shareItems';
import { dueOf } from '../shared/shareRows';
import { transact } from '../shared/transact';
import { refusals } from '../shared/transaction';
import { objectIdOf } from './upload';
import { creationOf } from '../shared/write';
import { closedBefore, closingOf } from './closing';
import { storedUpload, type UploadContext } from './stash';

/** Keeps both: a save in conflict becomes a new document, in the space that is already reserved for it. */
export function request(ctx: UploadContext): DynamoDBTransactWriteItemsRequest {
  const { conflict, isCopyWanted } = ctx.stash;
  if (!conflict || !isCopyWanted) runtime.earlyReturn(ctx.prev.result);
  const { document } = conflict;
  const upload = storedUpload(ctx);
  const now = util.time.nowISO8601();
  const copy = { ...copyOf(ctx.stash.copyName, upload, now), ...(granted(ctx).grant ? { shareCount: 1 } : {}) };
  ctx.stash.next = copy;
  return transact(ctx, [
    creationOf(copy),
    closingOf(upload, { document: copy, now }, { documentId: copy.id, copyOf: document.id }),
    creationOf(versionOf(copy, upload.id)),
    creationOf(changeOf(copy, 'CREATED')),
    additionOf(upload),
    ...grantChecks(ctx, document.id, now),
    ...ownShare(ctx, copy.id, now),
  ]);
}

export function response(ctx: UploadContext): Document | null {
  const refused = refusals(ctx);
  const role = granted(ctx).role ?? 'OWNER';
  const [copy, upload, , , account, grant] = refused ?? [];
  ctx.stash.isFull = !!account;
  if (account && !upload) return null;
  // The steps after this must not treat it as a conflict any more.
  ctx.stash.conflict = null;
  if (!refused) return toDocument(ctx.stash.next, role);
  if (upload) return closedBefore(ctx, upload, (copy?.item ?? null) as DocumentItem | null);
  endWithoutGrant(grant);
  busy();
}

/** The object is not moved; the last part of its key is a ULID, so it is unique as a document id. */
function copyOf(name: string, upload: StoredUpload, now: string): DocumentItem {
  return firstDocument({ ...upload, documentId: objectIdOf(upload), name }, now);
}

/**
 * The copy belongs to the owner, whose space it uses. An editor who made it gets the same role, whoever gave it, because
 * its content is the editor's own work.
 */
function ownShare(ctx: UploadContext, copyId: string, now: string) {
  const { callerId, grant } = granted(ctx);
  if (!grant) return [];
  const { ownerId, ownerName } = ctx.stash.upload;
  const { givenById: _giver, others: _others, ...own } = grant;
  const share: ShareItem = {
    ...shareKey(copyId, grant.email),
    documentId: copyId,
    email: grant.email,
    role: grant.role,
    userId: callerId,
    createdAt: now,
    createdById: ownerId,
    createdByName: ownerName,
    mailedAt: now,
    ...dueOf(copyId, grant.expiresAt ?? null),
  };
  return [creationOf(share), creationOf({ ...own, ...grantKey(copyId, callerId), sharedAt: now, gsi1sk: now })];
}
