import type { Extensions } from '@aws-appsync/utils';
import { currentInvocation } from './invocation';
import { notBuilt } from './notBuilt';

type Invalidation = { subscriptionField?: unknown; payload?: unknown } | null;

// AppSync's guide has them in response handlers only, its own samples in request handlers too.
const asking = (kind: 'filter' | 'invalidationFilter') => (filter: unknown) => {
  currentInvocation().effects.push({ kind, filter });
};

/** What AppSync offers for subscriptions and caching. */
export const extensions = {
  evictFromApiCache: notBuilt('extensions.evictFromApiCache'),
  setSubscriptionFilter: asking('filter'),
  setSubscriptionInvalidationFilter: asking('invalidationFilter'),
  invalidateSubscriptions: (given: Invalidation) => {
    const { subscriptionField, payload } = given ?? {};
    currentInvocation().effects.push({ kind: 'invalidate', subscriptionField, payload });
  },
} satisfies Record<keyof Extensions, unknown>;
