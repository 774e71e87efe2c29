import { print } from 'graphql';
import { largestPage } from '../schema/limits';
import type { Ask } from './api';
import { follow, type Follower } from './follow';
import { ChangesDocument, OnChangeDocument, type ChangeFieldsFragment } from './generated';
import type { Listener, Realtime } from './realtime';
import { pauseAskedBy } from './refusal';
import { createRetry } from './retry';

/** One change of a document, as the feed tells of it. */
export type Change = ChangeFieldsFragment;

/** Whoever follows is not done because the network is gone for a while. */
const untilReached = createRetry(pauseAskedBy, Infinity);

/** Where the caller's feed ends now: the place to follow it from, before documents are listed. */
export async function feedEnd(ask: Ask): Promise<string> {
  return (await ask(ChangesDocument, {})).changes.cursor;
}

/**
 * Hands over the caller's changes behind the cursor as they come, each once, until the signal is aborted. Outages are waited
 * for; a Refusal that would be one again is thrown, and so is whatever the follower throws.
 */
export async function followChanges(
  { ask, realtime }: { ask: Ask; realtime: Realtime },
  from: string,
  follower: Follower<Change>,
  signal: AbortSignal,
): Promise<void> {
  const means = {
    retry: untilReached,
    async changes(after: string) {
      const { changes } = await ask(ChangesDocument, { after, limit: largestPage });
      // It may have found out that the API is elsewhere by now.
      await realtime.leaveOldPlace();
      return changes;
    },
    listen: (listener: Listener<unknown>) =>
      realtime.listen({ query: print(OnChangeDocument), variables: {} }, listener),
  };
  await follow<Change>(means, from, follower, signal);
}
