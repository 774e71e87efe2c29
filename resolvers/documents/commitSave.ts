import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted } from '../shared/access';
import type { StepContext } from '../shared/context';
import { toDocument } from '../shared/document';
import { advanceOf, refusedBy } from '../shared/head';
import type { DocumentItem } from '../shared/items';
import { uploadKey } from '../shared/keys';
import { busy, documentNotFound } from '../shared/outcome';
import * as save from '../shared/save';
import type { StoredUpload } from '../shared/save';
import { refusals } from '../shared/transaction';
import { storedUpload } from '../shared/upload';
import { isUnfinished, unfinished } from '../shared/uploadState';
import { creationOf, grantChecks, updateOf } from '../shared/write';
import { uploadExpired } from './loadUpload';

/** The save: document, version, change and upload row in one transaction, or nothing at all. */
export function request(ctx: StepContext): DynamoDBTransactWriteItemsRequest {
  const upload = storedUpload(ctx);
  const { document } = granted(ctx);
  if (document) endWhereSaved(ctx, document);
  const now = util.time.nowISO8601();
  const attributes = document ? save.nextSave(document, save.bytesOf(upload), save.actorOf(upload), now) : {};
  const next = document ? { ...document, ...attributes } : save.firstDocument(upload, now);
  ctx.stash.next = next;
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      document ? advanceOf(ctx, document, attributes) : creationOf(ctx, next),
      closing(ctx, upload, next),
      creationOf(ctx, save.versionOf(next, upload.id)),
      creationOf(ctx, save.changeOf(next, document ? 'SAVED' : 'CREATED')),
      ...grantChecks(ctx, next.id, now),
    ],
  };
}

export function response(ctx: StepContext): Document | null {
  const refused = refusals(ctx);
  const role = granted(ctx).role ?? 'OWNER';
  if (!refused) return toDocument(ctx.stash.next, role);
  const upload = (refused[1]?.item ?? null) as StoredUpload | null;
  const document = (refused[0]?.item ?? null) as DocumentItem | null;
  if (upload && document && upload.state === 'COMPLETED') return save.completedDocument(document, upload, role);
  if (upload && isUnfinished(upload)) uploadExpired();
  if (document && isAlreadySaved(ctx, document)) return toDocument(document, role);
  if (document && document.version > baseOf(ctx)) {
    ctx.stash.conflict = { document, baseVersion: baseOf(ctx) };
    return null;
  }
  if (document) refusedBy(document, baseOf(ctx), ctx.stash.upload.id);
  if (refused[4]) documentNotFound();
  busy();
}

/** Answers without a write where there is nothing to save any more, and leaves a moved base to the next step. */
function endWhereSaved(ctx: StepContext, document: DocumentItem): void {
  const upload = storedUpload(ctx);
  const role = granted(ctx).role ?? 'OWNER';
  if (upload.state === 'COMPLETED') runtime.earlyReturn(save.completedDocument(document, upload, role));
  if (isAlreadySaved(ctx, document)) runtime.earlyReturn(toDocument(document, role));
  const baseVersion = baseOf(ctx);
  if (document.version === baseVersion) return;
  if (document.version < baseVersion) refusedBy(document, baseVersion, upload.id);
  ctx.stash.conflict = { document, baseVersion };
  runtime.earlyReturn(null);
}

function baseOf(ctx: StepContext): number {
  return ctx.stash.baseVersion ?? ctx.stash.upload.baseVersion;
}

function isAlreadySaved(ctx: StepContext, document: DocumentItem): boolean {
  const upload = storedUpload(ctx);
  return save.isAlreadySaved(document, save.bytesOf(upload), save.actorOf(upload), baseOf(ctx));
}

function closing(ctx: StepContext, upload: StoredUpload, next: DocumentItem) {
  return updateOf(
    ctx,
    uploadKey(upload.userId, upload.id),
    {
      ...{ state: 'COMPLETED', name: next.name, version: next.version, revision: next.revision },
      sha256: upload.sha256,
      completedAt: next.updatedAt,
    },
    {
      expression: `${unfinished.expression} AND expiresAt > :now`,
      names: unfinished.names,
      values: { ...unfinished.values, ':now': next.updatedAt },
    },
    ['due', 'dueAt'],
  );
}
