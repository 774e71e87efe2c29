import { print } from 'graphql';
import { WebSocket } from 'undici';
import { follow, type Follower } from '#client/follow';
import { ChangesDocument, OnChangeDocument, type ChangeFieldsFragment } from '#client/generated';
import { Realtime, type Listener, type Socket } from '#client/realtime';
import type { Api } from './api';
import { pauseAskedBy } from '#client/refusal';
import { createRetry } from '#client/retry';
import { largestPage, retry } from './calls';

export type Change = ChangeFieldsFragment;

/** Whoever follows is not done because the network is gone for a while. */
const untilReached = createRetry(pauseAskedBy, Infinity);

/** Where the caller's feed ends now. */
export async function feedEnd(api: Api): Promise<string> {
  return (await retry(() => api.ask(ChangesDocument, {}))).changes.cursor;
}

/** Hands over the caller's changes behind the cursor as they come, until the signal is aborted. */
export async function followChanges(
  api: Api,
  from: string,
  follower: Follower<Change>,
  signal: AbortSignal,
): Promise<void> {
  const realtime = realtimeOf(api);
  const means = {
    retry: untilReached,
    async changes(after: string) {
      const { changes } = await api.ask(ChangesDocument, { after, limit: largestPage });
      // It may have found out that the API is elsewhere by now.
      await realtime.leaveOldPlace();
      return changes;
    },
    listen: (listener: Listener<unknown>) =>
      realtime.listen({ query: print(OnChangeDocument), variables: {} }, listener),
  };
  await follow<Change>(means, from, follower, signal);
}

function realtimeOf(api: Api): Realtime {
  return new Realtime({
    async place(isLost) {
      const { realtime, graphql } = await api.endpoints(isLost);
      return { url: realtime, host: new URL(graphql).host };
    },
    connect: (url, protocols) => asSocket(new WebSocket(url, protocols)),
    accessToken: async (refused) => (await api.sessions.fresh(refused ?? undefined)).accessToken,
  });
}

/** The library offers all that a browser's has, under types of its own. */
const asSocket = (socket: WebSocket): Socket => socket as unknown as Socket;
