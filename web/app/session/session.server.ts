import type { AppLoadContext } from '@remix-run/node';
import { decodeJwt } from 'jose';
import { refreshTokenSeconds } from '../../../schema/limits';
import { env } from '~/env.server';
import { createCookieJar } from './cookies';
import type { Tokens } from '#client/tokens';
import { connectPool } from './pool.server';
import { createRenewals } from './renewals';
import { createSealer } from './seal.server';

/** One request with its context: what loaders and actions are given. */
export type Visit = { request: Request; context: AppLoadContext };

export type Session = { accessToken: string; issuedAt: Date; expiresAt: Date };

export const pool = connectPool(env);
export const sealer = createSealer(env.SESSION_SECRET);
export const cookies = createCookieJar(env.WEB_ORIGIN);

// Less than the 30 seconds in which the pool forgives a refresh token that was used before.
const renewals = createRenewals((refreshToken) => pool.renew(refreshToken), 20);
const sessions = new WeakMap<AppLoadContext, Promise<Session | null>>();

const millisecondsLeft = ({ expiresAt }: Session) => expiresAt.getTime() - Date.now();

/** The visitor's session, renewed when it is about to end; null for visitors who are not signed in. */
export function findSession(visit: Visit): Promise<Session | null> {
  const known = sessions.get(visit.context) ?? readSession(visit);
  sessions.set(visit.context, known);
  return known;
}

export async function startSession({ context }: Pick<Visit, 'context'>, tokens: Tokens): Promise<Session> {
  const { accessToken, refreshToken, expiresAt } = tokens;
  const refreshEnd = new Date(Date.now() + refreshTokenSeconds * 1000);
  const seals = [
    { name: 'access', value: accessToken, end: expiresAt },
    { name: 'refresh', value: refreshToken, end: refreshEnd },
    // Outlives the session: what its person had typed waits for nobody else.
    { name: 'person', value: personIn(accessToken), end: refreshEnd },
  ];
  for (const { name, value, end } of seals) {
    const sealed = await sealer.seal(name, value, end);
    context.setCookie(cookies.write(name, sealed, (end.getTime() - Date.now()) / 1000));
  }
  return { accessToken, expiresAt, issuedAt: new Date() };
}

/** Asks the pool for new tokens whatever the old ones say; null when it ended the session. */
export async function renewSession(visit: Visit): Promise<Session | null> {
  const refreshToken = (await openCookie(visit, 'refresh'))?.value;
  const tokens = refreshToken ? await renewals.renew(refreshToken) : null;
  if (tokens) return startSession(visit, tokens);
  forgetSession(visit);
  return null;
}

/** Has the pool make no new tokens for this session. */
export async function revokeSession(visit: Visit): Promise<void> {
  const refreshToken = (await openCookie(visit, 'refresh'))?.value;
  if (!refreshToken) return;
  renewals.forget(refreshToken);
  await pool.revoke(refreshToken);
}

/** Who is signed in, or was at last, by the pool's id; null where nobody has been for as long as a session can last. */
export async function findPerson(visit: Visit): Promise<string | null> {
  const session = await findSession(visit);
  return session ? personIn(session.accessToken) : ((await openCookie(visit, 'person'))?.value ?? null);
}

/** Nothing here tells any more who was signed in. */
export function forgetPerson({ context }: Visit): void {
  context.setCookie(cookies.clear('person'));
}

/** This browser is signed out; what it had still opens what it did. */
export function forgetSession({ context }: Visit): void {
  for (const name of ['access', 'refresh']) context.setCookie(cookies.clear(name));
}

async function readSession(visit: Visit): Promise<Session | null> {
  const access = await openCookie(visit, 'access');
  const session = access && { ...access, accessToken: access.value };
  if (session && millisecondsLeft(session) > 60_000) return session;
  return cookies.read(visit.request.headers.get('cookie'), 'refresh') ? renewSession(visit) : null;
}

// The API checks the token; here it only tells one person from another.
const personIn = (accessToken: string) => decodeJwt(accessToken).sub ?? '';

async function openCookie({ request }: Visit, name: string) {
  const sealed = cookies.read(request.headers.get('cookie'), name);
  return sealed ? sealer.open(name, sealed) : null;
}
