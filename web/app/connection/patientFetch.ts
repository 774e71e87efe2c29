import { isUnreached } from '~/api/problem';
import type { Connection } from './connection';

type Fetch = typeof fetch;
type Wait = Pick<Connection, 'lose' | 'back'>;

/**
 * Fetches pages for Remix, which would show an error page without a connection. Reads wait for the connection, and the old page
 * stays. Writes are not sent twice, because nobody knows whether they arrived; the page is loaded again once the connection is back.
 */
export function patientFetch(fetch: Fetch, connection: Wait): Fetch {
  return (input, init) => {
    if (!isOfRemix(input)) return fetch(input, init);
    const isRead = (init?.method ?? 'GET') === 'GET';
    return isRead ? read(() => fetch(input, init), connection, init) : send(() => fetch(input, init), connection, init);
  };
}

/** The only thing that Remix's requests have in common. */
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
    // Remix treats it as an action without a result, and loads the page's data again.
    return new Response(null, { status: 204 });
  }
}
