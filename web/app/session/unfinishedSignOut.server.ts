import { cookies, type Visit } from './session.server';

const name = 'signout';
const secondsAtPool = 600;

/** Kept in a cookie for the page that the browser returns to, since the pool passes nothing along. */
export function noteUnfinishedSignOut({ context }: Pick<Visit, 'context'>): void {
  context.setCookie(cookies.write(name, 'unfinished', secondsAtPool));
}

/** Whether the API could not be told that this browser has signed out; true only once. */
export function takeUnfinishedSignOut({ request, context }: Visit): boolean {
  const isUnfinished = cookies.read(request.headers.get('cookie'), name) !== null;
  if (isUnfinished) context.setCookie(cookies.clear(name));
  return isUnfinished;
}
