import { extensions } from '@aws-appsync/utils';
import { needs } from '../shared/access';
import { sessionOf } from '../shared/caller';
import type { StepContext } from '../shared/context';

export function request(ctx: StepContext): object {
  needs(ctx, {});
  return {};
}

/** What the session listens to ends with it. */
export function response(ctx: StepContext): string {
  const sessionId = sessionOf(ctx);
  extensions.invalidateSubscriptions({ subscriptionField: 'onChange', payload: { sessionId } });
  return sessionId;
}
