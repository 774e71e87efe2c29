import { documentsPath, signInPath } from '../../../schema/webPaths';
/** Where to go after signing in: a path of this site, or the start where somebody asked for anything else. */
export function returnPath(asked: string | null): string {
  // Browsers read a backslash as a slash and skip tabs and line breaks: both would lead to another host.
  const isPath = asked !== null && /^\/(?!\/)[^\\\p{Cc}]*$/u.test(asked);
  if (!isPath) return documentsPath;
  const { origin, pathname, search } = new URL(asked, 'http://this.site');
  // Dots are resolved by now, so a path may have become one that starts with two slashes.
  if (origin !== 'http://this.site' || pathname.startsWith('//')) return documentsPath;
  return pathname.startsWith('/auth/') ? documentsPath : pathname + search;
}

/** The address that signs in and comes back to this one. */
export function signInFrom(requestUrl: string): string {
  const { pathname, search } = new URL(requestUrl);
  return `${signInPath}?to=${encodeURIComponent(pathname + search)}`;
}

/** The same for somebody who is signed in, but too long ago for what they are about to do. */
export function signInAgainFrom(requestUrl: string): string {
  return `${signInFrom(requestUrl)}&screen=again`;
}
