import type { RequestHandler } from 'express';
import { Refusal } from './refusal';

type Origins = { origin: string | undefined; fetchSite: string | undefined };

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether the sender is a page of ours, judged by the two headers that no page can forge. */
export function isSameOrigin({ origin, fetchSite }: Origins, webOrigin: string): boolean {
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  // Some browsers withhold the origin ("null"); then the other header decides.
  if (origin === undefined || origin === 'null') return fetchSite === 'same-origin';
  return origin === webOrigin;
}

/** Prevents other sites from acting in a signed-in person's name. */
export function refuseForeignRequests(webOrigin: string): RequestHandler {
  const sentence = `Quire takes this from its own pages only. Open ${webOrigin} and try again.`;
  const foreign = new Refusal(403, 'This came from another site', sentence);
  return (request, _response, next) => {
    const sender = { origin: request.get('origin'), fetchSite: request.get('sec-fetch-site') };
    if (safeMethods.has(request.method)) return next();
    if (isSameOrigin(sender, webOrigin)) {
      // Remix would take the "null" of a page without a referrer for another site.
      request.headers.origin = webOrigin;
      return next();
    }
    next(foreign);
  };
}
