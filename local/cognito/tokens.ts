import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { idTokenClaims } from './claims';
import { grantTo, resourceServerOf } from './grants';
import { readBody, type Context, type Middleware } from './http';
import type { Pool } from './pool';
import type { ClientSettings } from './settings';
import { TriggerFailed } from './triggers';
import { bearerOf } from './userInfo';
import { addressOf, isAddress, type User } from './users';

const orderSchema = z.object({
  email: z.string().transform(addressOf).refine(isAddress, 'must be an email address'),
  clientName: z.string().default('web'),
  issue: z.enum(['access', 'id']).default('access'),
  /** Seconds; negative for a token that has ended. */
  expiresIn: z
    .int()
    .refine((seconds) => seconds !== 0, 'must not be 0')
    .optional(),
  groups: z.array(z.string()).optional(),
});

type Order = z.infer<typeof orderSchema>;
type Grant = Awaited<ReturnType<typeof grantTo>>;
type Failure = { status: number; error: string; message: string };

/** Signs users in for scripts and tests of this machine, without a browser; whoever has the secret is anybody. */
export function localTokens(pool: Pool, adminSecret: string): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/local/tokens' || ctx.method !== 'POST') return next();
    const answer = isSame(bearerOf(ctx), adminSecret) ? await mint(pool, ctx) : unauthorized;
    if ('status' in answer) ctx.status = answer.status;
    const { status: _status, ...body } = { status: 200, ...answer };
    ctx.body = body;
  };
}

const unauthorized: Failure = {
  status: 401,
  error: 'unauthorized',
  message: 'Send the secret of this cloud as a bearer token.',
};

async function mint(pool: Pool, ctx: Context) {
  const order = orderSchema.safeParse(parseJson(await readBody(ctx)));
  if (!order.success) return invalid(z.prettifyError(order.error));
  const client = pool.settings.clients.find(({ name }) => name === order.data.clientName);
  if (!client) return invalid(`The template has no client named ${order.data.clientName}.`);
  try {
    return await tokensFor(pool, client, await member(pool, client, order.data), order.data);
  } catch (error) {
    if (!(error instanceof TriggerFailed)) throw error;
    return { status: 502, error: 'trigger_failed', message: error.message };
  }
}

/** The user with this address, made and confirmed where there is none. */
async function member({ users, members }: Pool, client: ClientSettings, { email, groups }: Order): Promise<User> {
  const known = await users.findByEmail(email);
  const user =
    known ??
    (await users.create({ email, name: email.slice(0, email.indexOf('@')) })) ??
    (await users.findByEmail(email));
  if (!user) throw new Error('A user is neither there nor can it be made.');
  if (groups) await users.update(user.id, { groups });
  if (!user.isConfirmed) await members.confirm(user, client.id);
  await members.authenticate(user, client.id);
  return { ...user, isConfirmed: true, groups: groups ?? user.groups };
}

async function tokensFor({ provider }: Pool, client: ClientSettings, user: User, { issue, expiresIn }: Order) {
  const life = expiresIn ?? (issue === 'id' ? client.idTokenLife : client.accessTokenLife);
  const expiresAt = Math.floor(Date.now() / 1000) + life;
  const grant = await grantTo(provider, client, user.id);
  const known = { userId: user.id, expiresAt: new Date(expiresAt * 1000).toISOString() };
  const accessToken = await accessTokenOf(provider, client, grant, expiresAt);
  return issue === 'id'
    ? { ...known, accessToken, idToken: await idTokenOf(provider, client, grant, user, expiresAt) }
    : { ...known, accessToken };
}

async function accessTokenOf(provider: Pool['provider'], settings: ClientSettings, grant: Grant, exp: number) {
  const token = new provider.AccessToken({
    client: await clientOf(provider, settings),
    accountId: String(grant.accountId),
    grantId: grant.jti,
    gty: 'authorization_code',
    scope: settings.scopes.join(' '),
    exp,
  });
  token.resourceServer = new provider.ResourceServer(provider.issuer, resourceServerOf(provider.issuer, settings));
  return token.save();
}

async function idTokenOf(
  provider: Pool['provider'],
  settings: ClientSettings,
  grant: Grant,
  user: User,
  expiresAt: number,
) {
  const claims = { ...idTokenClaims(user, grant.jti), auth_time: Math.floor(Date.now() / 1000) };
  const token = new provider.IdToken(claims, { client: await clientOf(provider, settings) });
  Object.assign(token, { scope: settings.scopes.join(' ') });
  return token.issue({ use: 'idtoken', expiresAt });
}

async function clientOf(provider: Pool['provider'], { id }: ClientSettings) {
  const client = await provider.Client.find(id);
  if (!client) throw new Error('The provider does not know a client of the template.');
  return client;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function invalid(message: string): Failure {
  return { status: 400, error: 'invalid_request', message };
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
