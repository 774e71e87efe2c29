import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Context, Middleware } from './http';

/** Without rotation, Cognito's answer to a refresh has no refresh token: the client keeps the one it has. */
export function keptRefreshTokens(): Middleware {
  return async (ctx, next) => {
    await next();
    if (ctx.path !== '/oauth2/token' || ctx.status !== 200) return;
    const { entities, params } = contextOf(ctx).oidc;
    const isKept = params?.grant_type === 'refresh_token' && !entities.RotatedRefreshToken;
    if (isKept) ctx.body = { ...(ctx.body as object), refresh_token: undefined };
  };
}

/** After the provider has answered, the context is of its type. */
function contextOf(ctx: Context): KoaContextWithOIDC {
  return ctx as KoaContextWithOIDC;
}
