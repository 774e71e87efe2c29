import { runtime, util, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Granted, Needs } from '../shared/access';
import { batchFound, batchGet, nameOf, type Found } from '../shared/batch';
import { callerId } from '../shared/caller';
import { can, isHidden, isRefusedInTrash, isRefusedWhenReadOnly, roleOf, type Action } from '../shared/can';
import type { StepContext } from '../shared/context';
import { deviceKeys, requireDevice } from '../shared/device';
import type { AccountItem, DocumentItem, GrantItem } from '../shared/items';
import { accountKey, documentKey, grantKey, type Key } from '../shared/keys';
import { documentNotFound, fail, forbidden, readOnlyDocument } from '../shared/outcome';
import { uploadIn, uploadKeys } from '../shared/upload';

/** Who asks and what may they do: one consistent read, and none for a browser that names no document. */
export function request(ctx: StepContext): DynamoDBBatchGetItemRequest {
  const userId = callerId(ctx);
  const keys = [...deviceKeys(ctx), ...keysOf(userId, ctx.stash.needs)];
  if (keys.length === 0) {
    ctx.stash.granted = nothingLoaded(userId);
    runtime.earlyReturn(null);
  }
  return batchGet(ctx, keys);
}

export function response(ctx: StepContext): null {
  const found = batchFound(ctx);
  const device = requireDevice(ctx, found);
  ctx.stash.granted = { ...grantedOf(callerId(ctx), ctx.stash.needs, found), device };
  return null;
}

function keysOf(userId: string, { documentId, uploadId, account }: Needs): Key[] {
  return [
    ...(documentId ? [documentKey(documentId), grantKey(documentId, userId)] : []),
    ...(account ? [accountKey(userId)] : []),
    ...(uploadId ? uploadKeys(userId, uploadId) : []),
  ];
}

function nothingLoaded(userId: string): Granted {
  return { callerId: userId, document: null, role: null, grant: null, account: null, upload: null, device: null };
}

function grantedOf(userId: string, needs: Needs, found: Found): Granted {
  const loaded = nothingLoaded(userId);
  const { documentId, uploadId } = needs;
  if (needs.account) loaded.account = (found[nameOf(accountKey(userId))] as AccountItem | undefined) ?? null;
  if (uploadId) loaded.upload = uploadIn(found, userId, uploadId);
  if (!documentId || !needs.action) return loaded;
  const document = found[nameOf(documentKey(documentId))] as DocumentItem | undefined;
  const grant = (found[nameOf(grantKey(documentId, userId))] as GrantItem | undefined) ?? null;
  if (!document || document.deletedAt) documentNotFound();
  const role = roleOf(document, grant, userId, util.time.nowISO8601());
  if (!role || isHidden(document, role, needs.action)) documentNotFound();
  if (!can(role, needs.action)) forbidden(role);
  requireWritable(document, needs.action);
  return { ...loaded, document, role, grant: role === 'OWNER' ? null : grant };
}

function requireWritable(document: DocumentItem, action: Action): void {
  if (document.isReadOnly && isRefusedWhenReadOnly(action)) readOnlyDocument();
  if (document.trashedAt && isRefusedInTrash(action))
    fail('Conflict', 'This document is in the trash. Restore it first.');
}
