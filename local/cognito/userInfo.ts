import { importJWK, jwtVerify } from 'jose';
import { bearerOf, type Context, type Middleware } from './http';
import type { Keys } from './keys';
import type { Pool } from './pool';
import type { User } from './users';

/** Cognito's userInfo: for access tokens with the scope `openid` whose sign-in has not been revoked. */
export async function userInfo(pool: Pool, { signing }: Keys): Promise<Middleware> {
  const { kty, n, e } = signing;
  const key = await importJWK({ kty, n, e }, 'RS256');
  const claimsOf = (token: string) =>
    jwtVerify(token, key, { issuer: pool.settings.issuer, algorithms: ['RS256'] }).then(
      ({ payload }) => payload,
      () => undefined,
    );
  return async (ctx, next) => {
    if (ctx.path !== '/oauth2/userInfo' || ctx.method === 'OPTIONS') return next();
    const claims = await claimsOf(bearerOf(ctx));
    const user = claims && (await userOf(pool, claims));
    if (!user) return refuse(ctx);
    const { id, email, name, isConfirmed } = user;
    ctx.body = { sub: id, email_verified: String(isConfirmed), name, email, username: id };
  };
}

async function userOf(pool: Pool, claims: Record<string, unknown>): Promise<User | undefined> {
  const { token_use, scope, origin_jti, sub } = claims;
  if (token_use !== 'access' || !String(scope).split(' ').includes('openid')) return undefined;
  const grant = await pool.provider.Grant.find(String(origin_jti));
  return grant && pool.users.findById(String(sub));
}

function refuse(ctx: Context): void {
  ctx.status = 401;
  ctx.set('www-authenticate', 'Bearer error="invalid_token"');
  ctx.body = { error: 'invalid_token', error_description: 'Access token is expired, disabled, or deleted.' };
}
