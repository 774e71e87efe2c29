import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startApi } from './api';
import { environment } from './environment';
import { startPool } from './pool';

type Handler = (visit: ActionFunctionArgs) => unknown;
type Module = { loader?: unknown; action?: unknown };
type Visitor = { path?: string; params?: Record<string, string>; form?: Record<string, string>; cookie?: string };

/** A route's result, returned or thrown: its data, or where it redirects. */
type Outcome = { status: number; location: string | null; data: unknown; cookies: string[] };

/** Calls routes directly, with an API and a pool behind them while the tests of a file run. */
export function routesBehind() {
  const behind = {} as { api: Awaited<ReturnType<typeof startApi>>; pool: Awaited<ReturnType<typeof startPool>> };
  beforeAll(async () => {
    behind.api = await startApi();
    behind.pool = await startPool();
    const { NODE_ENV: _, ...told } = environment({
      GRAPHQL_URL: behind.api.url,
      ISSUER: behind.pool.issuer,
      AUTH_URL: behind.pool.issuer,
    });
    const identity = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
    for (const [name, value] of Object.entries({ ...told, ...identity })) process.env[name] = String(value);
  });
  beforeEach(() => {
    behind.api.asked.length = behind.pool.asked.length = 0;
    for (const operation of Object.keys(behind.api.answers)) delete behind.api.answers[operation];
  });
  afterAll(() => {
    behind.api.close();
    behind.pool.close();
  });
  return behind;
}

export const load = (module: Module, visitor: Visitor = {}) => settle(module.loader as Handler, visitor);
export const act = (module: Module, visitor: Visitor = {}) =>
  settle(module.action as Handler, { form: {}, ...visitor });

/** The access token of a person with this id. It is unsigned, because verifying it is left to the API. */
export const accessTokenOf = (person: string) => new UnsecuredJWT({}).setSubject(person).encode();

/** The cookies of a person who is signed in with these tokens, valid for this many seconds. */
export async function signedIn(refreshToken = 'good', seconds = 3600, person = 'ada'): Promise<string> {
  const { startSession } = await import('../app/session/session.server');
  const cookies: string[] = [];
  const expiresAt = new Date(Date.now() + seconds * 1000);
  await startSession({ context: contextOf(cookies) }, { accessToken: accessTokenOf(person), refreshToken, expiresAt });
  return cookies.map(pairOf).join('; ');
}

/** The name and value of a cookie, as a browser sends it back. */
export const pairOf = (cookie: string) => cookie.slice(0, cookie.indexOf(';'));

async function settle(handler: Handler, { path = '/', params = {}, form, cookie = '' }: Visitor): Promise<Outcome> {
  const cookies: string[] = [];
  const init = form && { method: 'POST', body: new URLSearchParams(form) };
  const request = new Request(`https://quire.example${path}`, { ...init, headers: { cookie } });
  const visit = { request, params, context: contextOf(cookies) };
  // A route may throw a response as its answer.
  const told = await Promise.resolve(handler(visit)).catch((thrown: unknown) => thrown);
  if (told instanceof Error) throw told;
  return { ...(await readable(told)), cookies };
}

const contextOf = (cookies: string[]): AppLoadContext => ({
  nonce: '',
  requestId: 'request-1',
  address: '192.0.2.1',
  setCookie: (cookie) => void cookies.push(cookie),
});

async function readable(told: unknown): Promise<Omit<Outcome, 'cookies'>> {
  if (told instanceof Response) {
    const text = await told.text();
    const isJson = told.headers.get('content-type')?.includes('json');
    return { status: told.status, location: told.headers.get('location'), data: isJson ? JSON.parse(text) : text };
  }
  const { data, init } = Object(told) as { data?: unknown; init?: { status?: number } };
  const isWrapped = Object(told) instanceof Object && 'init' in Object(told);
  return { status: (isWrapped && init?.status) || 200, location: null, data: isWrapped ? data : told };
}
