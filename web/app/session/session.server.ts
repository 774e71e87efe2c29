import type { AppLoadContext } from '@remix-run/node';
import { decodeJwt } from 'jose';
import { refreshTokenSeconds } from '../../../schema/limits';
import { env } from '~/env.server';
import { createCookieJar } from './cookies';
import type { Tokens } from '#client/tokens';
import { connectPool } from './pool.server';
import { createRenewals } from './renewals';
import { createSealer } from './seal.server';

/** A request with its context, as loaders and actions receive it. */
export type Visit = { request: Request; context: AppLoadContext };

export type Session = { accessToken: string; issuedAt: Date; expiresAt: Date };

export const pool = connectPool(env);
export const sealer = createSealer(env.SESSION_SECRET);
export const cookies = createCookieJar(env.WEB_ORIGIN);

// Less than the 30 seconds for which the pool still accepts a used refresh token.
const renewals = createRenewals((refreshToken) => pool.renew(refreshToken), 20);
const sessions = new WeakMap<AppLoadContext, Promise<Session | null>>();

const millisecondsLeft = ({ expiresAt }: Session) => expiresAt.getTime() - Date.now();

/** The visitor's session, renewed when it is about to expire; null if the visitor is not signed in. */
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
    // Outlives the session, so that a form typed before a new sign-in is shown only to the same person.
    { name: 'person', value: personIn(accessToken), end: refreshEnd },
  ];
  for (const { name, value, end } of seals) {
    const sealed = await sealer.seal(name, value, end);
    context.setCookie(cookies.write(name, sealed, (end.getTime() - Date.now()) / 1000));
  }
  return { accessToken, expiresAt, issuedAt: new Date() };
}

/** Always asks the pool for new tokens; null if it has ended the session. */
export async function renewSession(visit: Visit): Promise<Session | null> {
  const refreshToken = (await openCookie(visit, 'refresh'))?.value;
  const tokens = refreshToken ? await renewals.renew(refreshToken) : null;
  if (tokens) return startSession(visit, tokens);
  forgetSession(visit);
  return null;
}

/** Revokes the refresh token, so that the pool makes no new tokens for this session. */
export async function revokeSession(visit: Visit): Promise<void> {
  const refreshToken = (await openCookie(visit, 'refresh'))?.value;
  if (!refreshToken) return;
  renewals.forget(refreshToken);
  await pool.revoke(refreshToken);
}

/** The pool's id of the person who is or was last signed in here; null if there is none within a session's longest life. */
export async function findPerson(visit: Visit): Promise<string | null> {
  const session = await findSession(visit);
  return session ? personIn(session.accessToken) : ((await openCookie(visit, 'person'))?.value ?? null);
}

/** Removes the last trace of who was signed in. */
export function forgetPerson({ context }: Visit): void {
  context.setCookie(cookies.clear('person'));
}

/** Signs this browser out; its tokens stay valid until they expire. */
export function forgetSession({ context }: Visit): void {
  for (const name of ['access', 'refresh']) context.setCookie(cookies.clear(name));
}

async function readSession(visit: Visit): Promise<Session | null> {
  const access = await openCookie(visit, 'access');
  const session = access && { ...access, accessToken: access.value };
  if (session && millisecondsLeft(session) > 60_000) return session;
  return cookies.read(visit.request.headers.get('cookie'), 'refresh') ? renewSession(visit) : null;
}

// The API verifies the token; here it only tells people apart.
const personIn = (accessToken: string) => decodeJwt(accessToken).sub ?? '';

async function openCookie({ request }: Visit, name: string) {
  const sealed = cookies.read(request.headers.get('cookie'), name);
  return sealed ? sealer.open(name, sealed) : null;
}
