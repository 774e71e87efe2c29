import type { Request, RequestHandler } from 'express';
import type { Environment } from '../app/environment';
import { edgeHeader, isByEdge } from './edge';
import { Refusal } from './refusal';

const methods = ['GET', 'HEAD', 'POST'];

const unreadable = new Refusal(
  400,
  'This address cannot be read',
  'It is damaged or mistyped. Copy all of it once more.',
);
const unknownMethod = new Refusal(
  405,
  'That cannot be done here',
  'Pages are opened and forms are sent, nothing else.',
  { allow: methods.join(', ') },
);

type Target = { host: string | null; path: string };

/** The target of a request line; null if it cannot be a page. The host is set only if the address is absolute. */
export function targetOf(line: string): Target | null {
  const isPath = line.startsWith('/');
  if (!isPath && !/^https?:\/\//i.test(line)) return null;
  const address = isPath ? `http://this.site${line}` : line;
  if (!URL.canParse(address)) return null;
  const { host, pathname, search } = new URL(address);
  // A path that begins with two slashes leads to another host when it is used as an address.
  if (pathname.startsWith('//') || !isText(pathname)) return null;
  return { host: isPath ? null : host, path: unescaped(pathname) + search };
}

/** Decodes escaped letters and digits, so that a path looks the same to everything that compares it. */
const unescaped = (pathname: string) =>
  pathname.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number(`0x${escape.slice(1)}`));
    return /[\w~.-]/.test(character) ? character : escape;
  });

/** Whether every escape decodes to a visible character. */
function isText(pathname: string): boolean {
  try {
    return /^[^\\\p{Cc}]*$/u.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

/** Lets through requests for our own pages with a known method; later handlers see the normalized path. */
export function readTarget({ WEB_ORIGIN, EDGE_SECRET }: Environment): RequestHandler {
  const { host } = new URL(WEB_ORIGIN);
  const misdirected = new Refusal(421, 'This is not the address of Quire', `Open ${WEB_ORIGIN} instead.`);
  // Behind an edge, the edge checks the host. Otherwise a host of another name means another site whose name points here.
  const isOurs = (request: Request, asked: string) =>
    EDGE_SECRET === undefined ? asked.toLowerCase() === host : isByEdge(request, EDGE_SECRET);
  return (request, _response, next) => {
    if (!methods.includes(request.method)) return next(unknownMethod);
    const target = targetOf(request.url);
    if (!target) return next(unreadable);
    const asked = target.host ?? request.headers.host ?? host;
    // Health checks address each machine by its number.
    if (target.path !== '/health' && !isOurs(request, asked)) return next(misdirected);
    request.headers.host = host;
    delete request.headers[edgeHeader];
    request.url = target.path;
    next();
  };
}
