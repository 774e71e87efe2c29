import { runtime, util, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Granted, Needs } from '../shared/access';
import { callerId, desktopSession } from '../shared/caller';
import { can, isRefusedWhenReadOnly, roleOf, type Action } from '../shared/can';
import { environment, type StepContext } from '../shared/context';
import type { AccountItem, DocumentItem, GrantItem, UploadItem } from '../shared/items';
import { accountKey, deviceKey, documentKey, grantKey, uploadKey, type Key } from '../shared/keys';
import { busy, documentNotFound, fail, readOnlyDocument, requireAnswer } from '../shared/outcome';

type BatchAnswer = { data: Record<string, (Key | null)[]>; unprocessedKeys?: Record<string, Key[]> };

type Found = Record<string, Key>;

/** Who asks and what may they do: one consistent read, and none for a browser that names no document. */
export function request(ctx: StepContext): DynamoDBBatchGetItemRequest {
  const userId = callerId(ctx);
  const keys = keysOf(userId, desktopSession(ctx), ctx.stash.needs);
  if (keys.length === 0) {
    ctx.stash.granted = nothingLoaded(userId);
    runtime.earlyReturn(null);
  }
  const table = environment(ctx).TABLE;
  return {
    operation: 'BatchGetItem',
    tables: { [table]: { keys: keys.map((key) => util.dynamodb.toMapValues(key)), consistentRead: true } },
  };
}

export function response(ctx: StepContext): null {
  requireAnswer(ctx);
  const table = environment(ctx).TABLE;
  const { data, unprocessedKeys } = ctx.result as BatchAnswer;
  if ((unprocessedKeys?.[table] ?? []).length > 0) busy();
  const userId = callerId(ctx);
  const found = byKey(data[table] ?? []);
  requireDevice(ctx, userId, found);
  ctx.stash.granted = grantedOf(userId, ctx.stash.needs, found);
  return null;
}

function keysOf(userId: string, session: string | null, needs: Needs): Key[] {
  const { documentId, uploadId } = needs;
  return [
    ...(session !== null ? [deviceKey(userId, session)] : []),
    ...(documentId ? [documentKey(documentId), grantKey(documentId, userId)] : []),
    ...(needs.account ? [accountKey(userId)] : []),
    ...(uploadId ? [uploadKey(userId, uploadId)] : []),
  ];
}

function nothingLoaded(userId: string): Granted {
  return { callerId: userId, document: null, role: null, account: null, upload: null };
}

function byKey(items: (Key | null)[]): Found {
  const found: Found = {};
  items.forEach((item) => {
    if (item) found[nameOf(item)] = item;
  });
  return found;
}

function nameOf(key: Key): string {
  return `${key.pk} ${key.sk}`;
}

/** A desktop token opens nothing before its device is registered, nor after it is revoked. */
function requireDevice(ctx: StepContext, userId: string, found: Found): void {
  const session = desktopSession(ctx);
  if (session === null || found[nameOf(deviceKey(userId, session))]) return;
  fail('Unauthorized', 'This device is not signed in to Quire any more. Sign in again.');
}

function grantedOf(userId: string, needs: Needs, found: Found): Granted {
  const loaded = nothingLoaded(userId);
  const { documentId, uploadId } = needs;
  if (needs.account) loaded.account = (found[nameOf(accountKey(userId))] as AccountItem | undefined) ?? null;
  if (uploadId) loaded.upload = (found[nameOf(uploadKey(userId, uploadId))] as UploadItem | undefined) ?? null;
  if (!documentId || !needs.action) return loaded;
  const document = found[nameOf(documentKey(documentId))] as DocumentItem | undefined;
  const grant = (found[nameOf(grantKey(documentId, userId))] as GrantItem | undefined) ?? null;
  if (!document) documentNotFound();
  const role = roleOf(document, grant, userId, util.time.nowISO8601());
  if (!role) documentNotFound();
  if (!can(role, needs.action)) fail('Forbidden', `A ${role} of this document may not do this. Ask its owner.`);
  requireWritable(document, needs.action);
  return { callerId: userId, document, role, account: loaded.account, upload: loaded.upload };
}

function requireWritable(document: DocumentItem, action: Action): void {
  if (action === 'READ') return;
  if (document.isReadOnly && isRefusedWhenReadOnly(action)) readOnlyDocument();
  if (document.trashedAt) fail('Conflict', 'This document is in the trash. Restore it first.');
}
