import { isCallback } from './clients';
import { queryValue, Refusal, type Middleware } from './http';
import type { PoolSettings } from './settings';

/** Checks of an app's sign-in request that Cognito makes first and the library makes differently. */
export function authorizeAsCognito({ clients }: PoolSettings): Middleware {
  return (ctx, next) => {
    const client = clients.find(({ id }) => id === queryValue(ctx, 'client_id'));
    if (ctx.path !== '/oauth2/authorize' || !client) return next();
    // The library would accept any port in a native client's loopback address.
    if (!isCallback(client, queryValue(ctx, 'redirect_uri'))) throw foreignAddress();
    if (queryValue(ctx, 'scope') === '') ctx.query = { ...ctx.query, scope: client.scopes.join(' ') };
    return next();
  };
}

export function foreignAddress(): Refusal {
  const explanation = 'The app asked to return to an address that is not one of its own.';
  return new Refusal(400, 'This link does not work', explanation);
}
