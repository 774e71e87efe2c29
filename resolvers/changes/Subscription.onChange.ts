import { extensions, util } from '@aws-appsync/utils';
import type { SubscriptionOnChangeArgs } from '../generated/types';
import { granted, needs } from '../shared/access';
import type { StepContext } from '../shared/context';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';

export function request(ctx: StepContext<SubscriptionOnChangeArgs>): object {
  const documentId = ctx.args.documentId ?? null;
  if (documentId === null) needs(ctx, {});
  else if (!isId(documentId)) documentNotFound();
  else needs(ctx, { documentId, action: 'READ' });
  return {};
}

/** Whom a change is for was settled when it was made: of those, the caller listens. */
export function response(ctx: StepContext<SubscriptionOnChangeArgs>): null {
  const { callerId, device } = granted(ctx);
  const { documentId } = ctx.args;
  const audience = { contains: callerId };
  const listened = documentId ? { audience, documentId: { eq: documentId } } : { audience };
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(listened));
  if (device) endWith(callerId, device.id);
  return null;
}

/** When this device is revoked, or all devices of the caller but another one. */
function endWith(userId: string, deviceId: string): void {
  const revocations = {
    or: [{ deviceId: { eq: deviceId } }, { userId: { eq: userId }, exceptDeviceId: { ne: deviceId } }],
  };
  extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter(revocations));
}
