import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { jsonOf } from '../shared/json';
import { grantTo } from './grants';
import { bearerOf, readBody, type Context, type Middleware } from './http';
import type { Pool } from './pool';
import type { ClientSettings } from './settings';
import { mintAccessToken, mintIdToken } from './tokens';
import { TriggerFailed } from './triggers';
import { addressOf, isAddress, type User } from './users';

const orderSchema = z.object({
  email: z.string().transform(addressOf).refine(isAddress, 'must be an email address'),
  clientName: z.string().default('web'),
  issue: z.enum(['access', 'id']).default('access'),
  /** Seconds; negative for a token that has expired. */
  expiresIn: z
    .int()
    .refine((seconds) => seconds !== 0, 'must not be 0')
    .optional(),
  groups: z.array(z.string()).optional(),
});

type Order = z.infer<typeof orderSchema>;
type Answer = { status: number; body: object };

/** Signs users in without a browser, for scripts and tests on this machine; with the secret one can be anybody. */
export function localTokens(pool: Pool, adminSecret: string): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/local/tokens' || ctx.method !== 'POST') return next();
    const { status, body } = isSame(bearerOf(ctx), adminSecret) ? await answerOrder(pool, ctx) : unauthorized;
    ctx.status = status;
    ctx.body = body;
  };
}

function failure(status: number, error: string, message: string): Answer {
  return { status, body: { error, message } };
}

const unauthorized = failure(401, 'unauthorized', 'Send the secret of this cloud as a bearer token.');

async function answerOrder(pool: Pool, ctx: Context): Promise<Answer> {
  const order = orderSchema.safeParse(jsonOf(await readBody(ctx)));
  if (!order.success) return failure(400, 'invalid_request', z.prettifyError(order.error));
  const { clientName } = order.data;
  const client = pool.settings.clients.find(({ name }) => name === clientName);
  if (!client) return failure(400, 'invalid_request', `The template has no client named ${clientName}.`);
  try {
    return { status: 200, body: await tokensFor(pool, client, order.data) };
  } catch (error) {
    if (!(error instanceof TriggerFailed)) throw error;
    return failure(502, 'trigger_failed', error.message);
  }
}

async function tokensFor(pool: Pool, client: ClientSettings, order: Order) {
  const { provider } = pool;
  const user = await signedIn(pool, client, order);
  const lifeSeconds =
    order.expiresIn ?? (order.issue === 'id' ? client.idTokenLifeSeconds : client.accessTokenLifeSeconds);
  const expiresAt = Math.floor(Date.now() / 1000) + lifeSeconds;
  const token = { provider, client, grant: await grantTo(provider, client, user.id), user, expiresAt };
  return {
    accessToken: await mintAccessToken(token),
    ...(order.issue === 'id' ? { idToken: await mintIdToken(token) } : {}),
    userId: user.id,
    expiresAt: new Date(expiresAt * 1000).toISOString(),
  };
}

/** The user with this address, who is created and confirmed if there is none. */
async function signedIn({ users, members }: Pool, client: ClientSettings, { email, groups }: Order): Promise<User> {
  const create = () => users.create({ email, name: email.slice(0, email.indexOf('@')) });
  // If another request creates the same user at this moment, the second search finds it.
  const user = (await users.findByEmail(email)) ?? (await create()) ?? (await users.findByEmail(email));
  if (!user) throw new Error('A user is neither there nor can it be made.');
  if (groups) await users.update(user.id, { groups });
  if (!user.isConfirmed) await members.confirm(user, client.id);
  await members.authenticate(user, client.id);
  return { ...user, isConfirmed: true, groups: groups ?? user.groups };
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
