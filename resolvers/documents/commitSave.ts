import { runtime, util, type DynamoDBTransactWriteItemsRequest } from '@aws-appsync/utils';
import type { Document } from '../generated/types';
import { granted } from '../shared/access';
import type { StepContext } from '../shared/context';
import { toDocument } from '../shared/document';
import type { DocumentItem, UploadItem } from '../shared/items';
import { documentKey, uploadKey } from '../shared/keys';
import { busy, documentNotFound, fail } from '../shared/outcome';
import {
  changeOf,
  completedDocument,
  firstDocument,
  isAlreadySaved,
  nextDocument,
  savedAttributes,
  versionOf,
} from '../shared/save';
import { refusals } from '../shared/transaction';
import { creationOf, grantChecks, updateOf } from '../shared/write';
import { uploadExpired } from './loadUpload';

/** The save: document, version, change and upload row in one transaction, or nothing at all. */
export function request(ctx: StepContext): DynamoDBTransactWriteItemsRequest {
  const upload = ctx.stash.upload;
  const { document, role } = granted(ctx);
  if (document && role && upload.state === 'COMPLETED') {
    runtime.earlyReturn(completedDocument(document, upload, role));
  }
  const baseVersion = ctx.stash.baseVersion ?? upload.baseVersion;
  if (document && role && isAlreadySaved(document, upload, baseVersion))
    runtime.earlyReturn(toDocument(document, role));
  if (document && document.version !== baseVersion) versionConflict(document, upload, baseVersion);
  const now = util.time.nowISO8601();
  const next = document ? nextDocument(document, upload, now) : firstDocument(upload, now);
  ctx.stash.next = next;
  const actor = { id: upload.userId, name: upload.userName };
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      document ? advance(ctx, document, upload, next) : creationOf(ctx, next),
      closing(ctx, upload, next),
      creationOf(ctx, versionOf(next, upload)),
      creationOf(ctx, changeOf(next, document ? 'SAVED' : 'CREATED', actor)),
      ...grantChecks(ctx, next.id, now),
    ],
  };
}

export function response(ctx: StepContext): Document {
  const refused = refusals(ctx);
  const role = granted(ctx).role ?? 'OWNER';
  if (!refused) return toDocument(ctx.stash.next, role);
  const upload = (refused[1]?.item ?? null) as UploadItem | null;
  const document = (refused[0]?.item ?? null) as DocumentItem | null;
  if (upload && document && upload.state === 'COMPLETED') return completedDocument(document, upload, role);
  if (upload && upload.state === 'OPEN') uploadExpired();
  if (document) return refusedBy(document, ctx.stash.upload, ctx.stash.baseVersion, role);
  if (refused[4]) documentNotFound();
  busy();
}

/** What became of the document since it was read: the reasons why its condition did not hold. */
function refusedBy(
  document: DocumentItem,
  upload: UploadItem,
  givenBase: number | null,
  role: 'OWNER' | 'MANAGER' | 'EDITOR' | 'VIEWER',
): Document {
  const baseVersion = givenBase ?? upload.baseVersion;
  if (document.isReadOnly)
    fail('ReadOnlyDocument', 'This document became read-only. Save your work as a new document.');
  if (document.trashedAt) fail('Conflict', 'This document was put in the trash. Restore it first.');
  if (isAlreadySaved(document, upload, baseVersion)) return toDocument(document, role);
  if (document.version !== baseVersion) versionConflict(document, upload, baseVersion);
  busy();
}

function advance(ctx: StepContext, document: DocumentItem, upload: UploadItem, next: DocumentItem) {
  return updateOf(ctx, documentKey(document.id), savedAttributes(upload, next.version, next.revision, next.updatedAt), {
    expression: 'version = :version AND revision = :revision AND isReadOnly = :no AND attribute_not_exists(trashedAt)',
    values: { ':version': document.version, ':revision': document.revision, ':no': false },
  });
}

function closing(ctx: StepContext, upload: UploadItem, next: DocumentItem) {
  return updateOf(
    ctx,
    uploadKey(upload.userId, upload.id),
    {
      ...{ state: 'COMPLETED', name: next.name, version: next.version, revision: next.revision },
      completedAt: next.updatedAt,
    },
    {
      expression: '#state = :open AND expiresAt > :now',
      names: { '#state': 'state' },
      values: { ':open': 'OPEN', ':now': next.updatedAt },
    },
    ['due', 'dueAt', 'ttl'],
  );
}

function versionConflict(document: DocumentItem, upload: UploadItem, baseVersion: number): never {
  if (baseVersion > document.version) {
    fail('Invalid', 'baseVersion is a version that does not exist yet.', { field: 'baseVersion' });
  }
  const { version, updatedAt, updatedById, updatedByName } = document;
  fail(
    'VersionConflict',
    // Whoever changed it last need not be who saved: a rename is a change too.
    `Version ${version} came in the meantime, and ${updatedByName} changed the document last. ` +
      'Open that version, or save yours on top of it.',
    { version, updatedAt, updatedBy: { id: updatedById, name: updatedByName }, uploadId: upload.id },
  );
}
