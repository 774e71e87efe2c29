import { readFileSync } from 'node:fs';
import { foreignAddress } from './authorize';
import { queryValue, redirect, sendPage, type Context, type Middleware } from './http';
import { readMailbox } from '../mail/mailbox';
import { mailboxPage } from './page';
import type { Pool } from './pool';

type Endpoint = (pool: Pool, ctx: Context) => void | Promise<void>;

const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

/** Paths of the managed login that need no visit. */
const endpoints: Record<string, Endpoint> = {
  '/login': (_pool, ctx) => redirect(ctx, `/oauth2/authorize?${ctx.querystring}`),
  '/signup': (_pool, ctx) => redirect(ctx, `/oauth2/authorize?${ctx.querystring}&screen_hint=signup`),
  '/logout': signOut,
  '/mailbox': showMailbox,
  '/style.css': (_pool, ctx) => {
    ctx.type = 'css';
    ctx.body = style;
  },
};

export function plainEndpoints(pool: Pool): Middleware {
  return async (ctx, next) => {
    const endpoint = ctx.method === 'GET' ? endpoints[ctx.path] : undefined;
    if (!endpoint) return next();
    await endpoint(pool, ctx);
  };
}

/** Ends the browser's session and redirects at once, as Cognito does; tokens stay good until they are revoked. */
async function signOut({ provider, settings }: Pool, ctx: Context): Promise<void> {
  const client = settings.clients.find(({ id }) => id === queryValue(ctx, 'client_id'));
  const target = queryValue(ctx, 'logout_uri');
  if (!client?.logoutUrls.includes(target)) throw foreignAddress();
  const session = await provider.Session.get(ctx);
  if (session.accountId) await session.destroy();
  ctx.cookies.set(provider.cookieName('session'), null, { httpOnly: true, sameSite: 'lax' });
  redirect(ctx, target);
}

async function showMailbox({ dynamo }: Pool, ctx: Context): Promise<void> {
  const to = queryValue(ctx, 'to').trim() || undefined;
  const mails = await readMailbox(dynamo, to);
  if (ctx.accepts('html', 'json') === 'json') ctx.body = mails;
  else sendPage(ctx, 200, mailboxPage(mails, to));
}
