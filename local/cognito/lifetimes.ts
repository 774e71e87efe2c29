import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { ClientOf } from './clients';

const minute = 60;
/** Cognito's managed login keeps a browser signed in for an hour, and using it does not extend that. */
const sessionLife = 60 * minute;

/** How long what the provider issues is good for, in seconds. */
export function lifetimes(clientOf: ClientOf): Configuration['ttl'] {
  return {
    AccessToken: (_ctx, _token, { clientId }) => clientOf(clientId).accessTokenLife,
    AuthorizationCode: 5 * minute,
    Grant: (_ctx, { clientId }) => {
      const { refreshTokenLife, accessTokenLife } = clientOf(clientId);
      return refreshTokenLife + accessTokenLife;
    },
    IdToken: (_ctx, _token, { clientId }) => clientOf(clientId).idTokenLife,
    Interaction: 60 * minute,
    RefreshToken: ({ oidc }, _token, { clientId }) => remainingLife(oidc) ?? clientOf(clientId).refreshTokenLife,
    Session: (_ctx, { loginTs = now() }) => Math.max(1, loginTs + sessionLife - now()),
  };
}

/** A rotated refresh token ends when its predecessor would have. */
function remainingLife(oidc: KoaContextWithOIDC['oidc']): number | undefined {
  return oidc.entities.RotatedRefreshToken?.remainingTTL;
}

const now = () => Math.floor(Date.now() / 1000);
