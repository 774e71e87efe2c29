import { extensions } from '@aws-appsync/utils';
import { needs } from '../shared/access';
import { sessionOf } from '../shared/caller';
import type { StepContext } from '../shared/context';

export function request(ctx: StepContext): object {
  needs(ctx, {});
  return {};
}

/** Also ends the session's subscriptions. */
export function response(ctx: StepContext): string {
  const sessionId = sessionOf(ctx);
  extensions.invalidateSubscriptions({ subscriptionField: 'onChange', payload: { sessionId } });
  return sessionId;
}
