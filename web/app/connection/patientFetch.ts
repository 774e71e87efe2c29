import { isUnreached } from '~/api/problem';
import type { Connection } from './connection';

type Fetch = typeof fetch;
type Wait = Pick<Connection, 'lose' | 'back'>;

/**
 * How Remix asks for pages, which would else end in a page that says something went wrong: what is read waits for the
 * connection, so that the page before stays. What is sent is not sent twice, for nobody knows whether it arrived; the page is
 * asked for anew once the connection is back, and shows what is so.
 */
export function patientFetch(fetch: Fetch, connection: Wait): Fetch {
  return (input, init) => {
    if (!isOfRemix(input)) return fetch(input, init);
    const isRead = (init?.method ?? 'GET') === 'GET';
    return isRead ? read(() => fetch(input, init), connection, init) : send(() => fetch(input, init), connection, init);
  };
}

/** Remix's requests have nothing else in common. */
function isOfRemix(input: RequestInfo | URL): boolean {
  return input instanceof URL && input.pathname.endsWith('.data');
}

async function read(ask: () => Promise<Response>, connection: Wait, init?: RequestInit): Promise<Response> {
  try {
    return await ask();
  } catch (error) {
    if (init?.signal?.aborted || !isUnreached(error)) throw error;
    connection.lose();
    await connection.back();
    return read(ask, connection, init);
  }
}

async function send(ask: () => Promise<Response>, connection: Wait, init?: RequestInit): Promise<Response> {
  try {
    return await ask();
  } catch (error) {
    if (init?.signal?.aborted || !isUnreached(error)) throw error;
    connection.lose('unknown');
    await connection.back();
    // Remix takes it for an action without an answer, and loads what the page shows.
    return new Response(null, { status: 204 });
  }
}
