import { logFault } from '../shared/fault';
import { callbackOrigins, callbackSources } from './clients';
import { Refusal, sendPage, type Context, type Middleware } from './http';
import { refusalPage } from './page';
import type { PoolSettings } from './settings';
import { refuseCall } from './userPoolsApi';

/** Answers errors of the inner middleware: a refusal with its reason, a bug of ours with a calm page and a log line. */
export function answerErrors(): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      // A client that left in the middle of its body gets no answer.
      if (ctx.req.errored) return;
      if (error instanceof Refusal) return refuse(ctx, error);
      reportError(ctx, error);
      const apology = 'This did not work just now. Please try again in a moment.';
      sendPage(ctx, 500, refusalPage('Something went wrong', apology));
    }
  };
}

/** Each client gets the error in the form it can read: AWS's SDKs, other programs, people. */
function refuse(ctx: Context, { status, title, message }: Refusal): void {
  if (ctx.get('x-amz-target') !== '') return refuseCall(ctx, status, 'InvalidRequestException', message);
  if (!isForPrograms(ctx.path)) return sendPage(ctx, status, refusalPage(title, message));
  ctx.status = status;
  ctx.body = { error: 'invalid_request', error_description: message, message };
}

const isForPrograms = (path: string) => /^\/(oauth2\/(?!authorize)|local\/|v2\/)/.test(path);

/** Only the pool's own part of the path is logged: the rest may be a secret of somebody's sign-in. */
export function reportError({ method, path }: Context, error: unknown): void {
  const place = /^\/(login|oauth2\/\w+|logout|mailbox|local|v2)\b/.exec(path)?.[1] ?? '…';
  logFault(`The user pool could not answer ${method} /${place}.`, error);
}

/** As `reportError`, except for clients that left or were disconnected before their request was complete. */
export function reportUnlessGone(error: unknown, ctx: Context): void {
  if (!ctx.req.socket.destroyed) reportError(ctx, error);
}

/** Answers only requests to the pool's own host, so that no foreign page can read a mailbox by DNS rebinding. */
export function guardHost({ issuer }: PoolSettings): Middleware {
  const { host, port } = new URL(issuer);
  const known = new Set([host, `localhost:${port}`, `127.0.0.1:${port}`]);
  return (ctx, next) => {
    if (!known.has(ctx.host)) throw new Refusal(421, 'Not here', 'This address is not the one of the user pool.');
    // The provider builds its links from the host that was requested.
    ctx.req.headers.host = host;
    return next();
  };
}

/** Only pages at a client's callback origins may read answers, and only the pool's own pages may send forms. */
export function guardOrigin({ clients, issuer }: PoolSettings): Middleware {
  const readers = new Set(clients.flatMap(callbackOrigins));
  const { port } = new URL(issuer);
  const own = new Set([issuer, `http://localhost:${port}`, `http://127.0.0.1:${port}`]);
  return async (ctx, next) => {
    const origin = ctx.get('origin');
    const isForeign = origin !== '' && !own.has(origin);
    if (isForeign && isForm(ctx)) throw new Refusal(403, 'Refused', 'This form was sent from another site.');
    await next();
    if (!readers.has(origin)) withholdFromReaders(ctx);
  };
}

/** The OAuth endpoints are for apps; every other POST comes from the pool's own pages. */
function isForm({ method, path }: Context): boolean {
  return method === 'POST' && !path.startsWith('/oauth2/');
}

function withholdFromReaders(ctx: Context): void {
  const granting = Object.keys(ctx.response.headers).filter((name) => /^access-control-/i.test(name));
  granting.forEach((name) => ctx.remove(name));
}

/** Pages run no scripts, and their forms lead only to the pool and the clients' callbacks. */
export function secureHeaders({ clients }: PoolSettings): Middleware {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    // Chrome applies this to the redirects after a form, too.
    `form-action ${["'self'", ...callbackSources(clients)].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  return (ctx, next) => {
    ctx.set({
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      // Not `no-referrer`: browsers would then send the pool's own forms with the origin `null`.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    return next();
  };
}
