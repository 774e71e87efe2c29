import type Provider from 'oidc-provider';
import { idTokenClaims } from './claims';
import { resourceServerOf, type Grant } from './grants';
import type { ClientSettings } from './settings';
import type { User } from './users';

/** Whom a token without a browser is for, and when it expires (seconds since the epoch). */
type TokenOrder = { provider: Provider; client: ClientSettings; grant: Grant; user: User; expiresAt: number };

/** An access token as the token endpoint would issue it. */
export async function mintAccessToken({ provider, client, grant, user, expiresAt }: TokenOrder): Promise<string> {
  const token = new provider.AccessToken({
    client: await requireClient(provider, client),
    accountId: user.id,
    grantId: grant.jti,
    gty: 'authorization_code',
    scope: client.scopes.join(' '),
    exp: expiresAt,
  });
  token.resourceServer = new provider.ResourceServer(provider.issuer, resourceServerOf(provider.issuer, client));
  return token.save();
}

/** An id token as the token endpoint would issue it. */
export async function mintIdToken({ provider, client, grant, user, expiresAt }: TokenOrder): Promise<string> {
  const claims = { ...idTokenClaims(user, grant.jti), auth_time: Math.floor(Date.now() / 1000) };
  const token = new provider.IdToken(claims, { client: await requireClient(provider, client) });
  // The library's types leave this property out.
  Object.assign(token, { scope: client.scopes.join(' ') });
  return token.issue({ use: 'idtoken', expiresAt });
}

async function requireClient(provider: Provider, { id }: ClientSettings) {
  const client = await provider.Client.find(id);
  if (!client) throw new Error('The provider does not know a client of the template.');
  return client;
}
