import { randomUUID } from 'node:crypto';
import type Provider from 'oidc-provider';
import type { ClientSettings } from './settings';

export type Grant = InstanceType<Provider['Grant']>;

/**
 * A grant of all scopes of the client: first-party clients need no consent. As on Cognito, each sign-in gets its own
 * grant, so that two devices signed in from the same browser session can be told apart and revoked separately.
 */
export async function grantTo(provider: Provider, client: ClientSettings, accountId: string): Promise<Grant> {
  const grant = new provider.Grant({ clientId: client.id, accountId });
  grant.jti = randomUUID();
  grant.addOIDCScope(client.scopes);
  grant.addResourceScope(provider.issuer, client.scopes);
  await grant.save();
  return grant;
}

/** The library's name for the receiver of access tokens, whose settings make them JWTs. */
export function resourceServerOf(issuer: string, client: ClientSettings) {
  return {
    scope: client.scopes.join(' '),
    audience: issuer,
    accessTokenTTL: client.accessTokenLifeSeconds,
    accessTokenFormat: 'jwt' as const,
    jwt: { sign: { alg: 'RS256' as const } },
  };
}
