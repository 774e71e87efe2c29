import { reach } from './reach';
import type { Send } from './store';
import { NotQuireError } from './errors';

/** A `Send` that reports no progress while it sends. */
export const sendByFetch: Send = async ({ method, url, headers }, body, { signal }) => {
  const named = headers.map(({ name, value }): [string, string] => [name, value]);
  const response = await reach(url, { method, headers: named, body, signal });
  // An unread answer would keep its connection open.
  await response.arrayBuffer();
  // The store always names what it has stored; the page of a captive network can have status 200 too.
  if (response.ok && !response.headers.has('etag')) throw new NotQuireError(url);
  return response.status;
};
