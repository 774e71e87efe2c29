import type { DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import type { Granted, Needs } from '../shared/accessStash';
import { admit } from '../shared/admission';
import { batchFound, batchGet, nameOf, type Found } from '../shared/batch';
import { callerId } from '../shared/caller';
import type { StepContext } from '../shared/context';
import { deviceKeys, requireDevice } from '../shared/device';
import type { AccountItem, DocumentItem } from '../shared/items';
import { accountKey, documentKey, grantKey, sessionsKey, type Key } from '../shared/keys';
import { documentNotFound } from '../shared/outcome';
import { requireLiveSession } from '../shared/session';
import type { GrantItem } from '../shared/shareItems';
import { uploadIn, uploadKeys } from '../shared/uploadRows';

/** Reads who asks, whether they are still signed in, and what they may do, in one consistent read. */
export function request(ctx: StepContext): DynamoDBBatchGetItemRequest {
  const userId = callerId(ctx);
  return batchGet(ctx, [sessionsKey(userId), ...deviceKeys(ctx), ...keysOf(userId, ctx.stash.needs)]);
}

export function response(ctx: StepContext): null {
  const found = batchFound(ctx);
  const device = requireDevice(ctx, found);
  const sessions = requireLiveSession(ctx, found);
  ctx.stash.granted = { ...loadedOf(callerId(ctx), ctx.stash.needs, found), device, sessions };
  const { documentId, action } = ctx.stash.needs;
  if (documentId && action) admitTo(ctx, documentId, found);
  return null;
}

/** A grant given by a manager is checked by the next step, because that takes one more read. */
function admitTo(ctx: StepContext, documentId: string, found: Found): void {
  const userId = callerId(ctx);
  const document = found[nameOf(documentKey(documentId))] as DocumentItem | undefined;
  const grant = (found[nameOf(grantKey(documentId, userId))] as GrantItem | undefined) ?? null;
  if (!document) documentNotFound();
  if (grant?.givenById && document.ownerId !== userId) ctx.stash.onTrust = { document, grant };
  else admit(ctx, { document, grant, giver: null });
}

function keysOf(userId: string, { documentId, uploadId, account }: Needs): Key[] {
  return [
    ...(documentId ? [documentKey(documentId), grantKey(documentId, userId)] : []),
    ...(account ? [accountKey(userId)] : []),
    ...(uploadId ? uploadKeys(userId, uploadId) : []),
  ];
}

type Loaded = Omit<Granted, 'device' | 'sessions'>;

function nothingLoaded(userId: string): Loaded {
  return { callerId: userId, document: null, role: null, grant: null, account: null, upload: null };
}

function loadedOf(userId: string, needs: Needs, found: Found): Loaded {
  const loaded = nothingLoaded(userId);
  if (needs.account) loaded.account = (found[nameOf(accountKey(userId))] as AccountItem | undefined) ?? null;
  if (needs.uploadId) loaded.upload = uploadIn(found, userId, needs.uploadId);
  return loaded;
}
