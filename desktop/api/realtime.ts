import { WebSocket } from 'undici';
import { asSocket, placeOf, Realtime } from '#client/realtime';
import type { Api } from './api';

/** What the API pushes to whoever is signed in on this computer. */
export function realtimeOf(api: Api): Realtime {
  return new Realtime({
    place: async (isLost) => placeOf(await api.endpoints(isLost)),
    // Node 20 has no WebSocket of its own.
    connect: (url, protocols) => asSocket(new WebSocket(url, protocols)),
    accessToken: async (refused) => (await api.sessions.fresh(refused ?? undefined)).accessToken,
  });
}
