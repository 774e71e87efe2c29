import { randomUUID } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { ClientSettings } from './settings';

export type Grant = InstanceType<Provider['Grant']>;

/**
 * A grant of all that the client may ask for: first-party clients need no consent. Each sign-in gets one of its own, as
 * on Cognito, so that two devices signed in from one browser session are told apart and revoked apart.
 */
export async function grantTo(provider: Provider, client: ClientSettings, accountId: string): Promise<Grant> {
  const grant = new provider.Grant({ clientId: client.id, accountId });
  grant.jti = randomUUID();
  grant.addOIDCScope(client.scopes);
  grant.addResourceScope(provider.issuer, client.scopes);
  await grant.save();
  return grant;
}

/** What the library calls the receiver of access tokens: the one that makes them JWTs. */
export function resourceServerOf(issuer: string, client: ClientSettings) {
  return {
    scope: client.scopes.join(' '),
    audience: issuer,
    accessTokenTTL: client.accessTokenLifeSeconds,
    accessTokenFormat: 'jwt' as const,
    jwt: { sign: { alg: 'RS256' as const } },
  };
}
