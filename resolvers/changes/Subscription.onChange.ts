import { extensions, util } from '@aws-appsync/utils';
import type { SubscriptionOnChangeArgs } from '../generated/types';
import { granted, needs } from '../shared/access';
import { sessionOf } from '../shared/caller';
import { isId } from '../shared/input';
import { documentNotFound } from '../shared/outcome';
import type { ChangeContext } from './stash';

export function request(ctx: ChangeContext<SubscriptionOnChangeArgs>): object {
  const documentId = ctx.args.documentId ?? null;
  if (documentId === null) needs(ctx, {});
  else if (!isId(documentId)) documentNotFound();
  else needs(ctx, { documentId, action: 'READ' });
  return {};
}

/** Subscribes the caller to changes whose recipient is the caller; delivery has chosen the recipients. */
export function response(ctx: ChangeContext<SubscriptionOnChangeArgs>): null {
  const { callerId, device } = granted(ctx);
  const { documentId } = ctx.args;
  const audience = { contains: callerId };
  const listened = documentId ? { audience, documentId: { eq: documentId } } : { audience };
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(listened));
  const thisOne = { sessionId: { eq: sessionOf(ctx) } };
  const others = { userId: { eq: callerId }, exceptDeviceId: { ne: sessionOf(ctx) } };
  endWith({ or: device ? [thisOne, others] : [thisOne] });
  return null;
}

/** `ends` matches the end of this session, and the revocation of all devices but another one. */
function endWith(ends: object): void {
  extensions.setSubscriptionInvalidationFilter(util.transform.toSubscriptionFilter(ends));
}
