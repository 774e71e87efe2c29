import { documentsPath, signInPath } from '../../../schema/webPaths';
/** Where to go after signing in: the given path if it is one of this site, otherwise the start page. */
export function returnPath(asked: string | null): string {
  // Browsers read a backslash as a slash and skip tabs and line breaks, so both could lead to another host.
  const isPath = asked !== null && /^\/(?!\/)[^\\\p{Cc}]*$/u.test(asked);
  if (!isPath) return documentsPath;
  const { origin, pathname, search } = new URL(asked, 'http://this.site');
  // Resolving dots may have produced a path that starts with two slashes.
  if (origin !== 'http://this.site' || pathname.startsWith('//')) return documentsPath;
  return pathname.startsWith('/auth/') ? documentsPath : pathname + search;
}

/** The address that signs in and comes back to this one. */
export function signInFrom(requestUrl: string): string {
  const { pathname, search } = new URL(requestUrl);
  return `${signInPath}?to=${encodeURIComponent(pathname + search)}`;
}

/** The same for a person whose sign-in is too old for the next step. */
export function signInAgainFrom(requestUrl: string): string {
  return `${signInFrom(requestUrl)}&screen=again`;
}
