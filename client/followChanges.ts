import { print } from 'graphql';
import { largestPage } from '../schema/limits';
import type { Ask } from './api';
import { follow, type Follower } from './follow';
import { ChangesDocument, OnChangeDocument, type ChangeFieldsFragment } from './generated';
import type { Listener, Realtime } from './realtime';
import { pauseAskedBy } from './refusal';
import { createRetry } from './retry';

/** One change of a document, as the feed reports it. */
export type Change = ChangeFieldsFragment;

/** A follower waits for as long as the network is down. */
const untilReached = createRetry(pauseAskedBy, Infinity);

/** The cursor at the end of the caller's feed. Read it before listing documents, and follow from it. */
export async function feedEnd(ask: Ask): Promise<string> {
  return (await ask(ChangesDocument, {})).changes.cursor;
}

/**
 * Hands over the caller's changes after the cursor as they come, each once, until the signal is aborted. Waits through outages;
 * throws a Refusal that would be repeated, and whatever the follower throws.
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
      // The API may have moved, and `ask` may have just found that out.
      await realtime.leaveOldPlace();
      return changes;
    },
    listen: (listener: Listener<unknown>) =>
      realtime.listen({ query: print(OnChangeDocument), variables: {} }, listener),
  };
  await follow<Change>(means, from, follower, signal);
}
