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

/** What a request line names; null where that is no page that could be. The host is there in absolute form only. */
export function targetOf(line: string): Target | null {
  const isPath = line.startsWith('/');
  if (!isPath && !/^https?:\/\//i.test(line)) return null;
  const address = isPath ? `http://this.site${line}` : line;
  if (!URL.canParse(address)) return null;
  const { host, pathname, search } = new URL(address);
  // Two slashes at the beginning lead to another host wherever a path stands alone.
  if (pathname.startsWith('//') || !isText(pathname)) return null;
  return { host: isPath ? null : host, path: unescaped(pathname) + search };
}

/** With no letter or digit in disguise, so that a path looks the same to all that go by it. */
const unescaped = (pathname: string) =>
  pathname.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number(`0x${escape.slice(1)}`));
    return /[\w~.-]/.test(character) ? character : escape;
  });

/** Whether every escape in it stands for a character that can be seen. */
function isText(pathname: string): boolean {
  try {
    return /^[^\\\p{Cc}]*$/u.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

/** Lets through what names a page of ours in a way of asking that we know; all that comes after sees its plain path. */
export function readTarget({ WEB_ORIGIN, EDGE_SECRET }: Environment): RequestHandler {
  const { host } = new URL(WEB_ORIGIN);
  const misdirected = new Refusal(421, 'This is not the address of Quire', `Open ${WEB_ORIGIN} instead.`);
  // Behind an edge the host is the edge's affair. A page of another site whose name leads here has that site's.
  const isOurs = (request: Request, asked: string) =>
    EDGE_SECRET === undefined ? asked.toLowerCase() === host : isByEdge(request, EDGE_SECRET);
  return (request, _response, next) => {
    if (!methods.includes(request.method)) return next(unknownMethod);
    const target = targetOf(request.url);
    if (!target) return next(unreadable);
    const asked = target.host ?? request.headers.host ?? host;
    // Who looks after machines asks each of them, by number.
    if (target.path !== '/health' && !isOurs(request, asked)) return next(misdirected);
    request.headers.host = host;
    delete request.headers[edgeHeader];
    request.url = target.path;
    next();
  };
}
