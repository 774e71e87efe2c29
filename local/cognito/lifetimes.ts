import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { ClientOf } from './clients';

const minuteSeconds = 60;
/** Cognito's managed login keeps a browser signed in for an hour, and using it does not extend that. */
const sessionLifeSeconds = 60 * minuteSeconds;

/** How long everything that the provider issues is good for, in seconds. */
export function lifetimes(clientOf: ClientOf): Configuration['ttl'] {
  return {
    AccessToken: (_ctx, _token, { clientId }) => clientOf(clientId).accessTokenLifeSeconds,
    AuthorizationCode: 5 * minuteSeconds,
    Grant: (_ctx, { clientId }) => {
      const { refreshTokenLifeSeconds, accessTokenLifeSeconds } = clientOf(clientId);
      return refreshTokenLifeSeconds + accessTokenLifeSeconds;
    },
    IdToken: (_ctx, _token, { clientId }) => clientOf(clientId).idTokenLifeSeconds,
    Interaction: 60 * minuteSeconds,
    RefreshToken: ({ oidc }, _token, { clientId }) =>
      remainingSeconds(oidc) ?? clientOf(clientId).refreshTokenLifeSeconds,
    Session: (_ctx, { loginTs = now() }) => Math.max(1, loginTs + sessionLifeSeconds - now()),
  };
}

/** A rotated refresh token expires when its predecessor would have. */
function remainingSeconds(oidc: KoaContextWithOIDC['oidc']): number | undefined {
  return oidc.entities.RotatedRefreshToken?.remainingTTL;
}

const now = () => Math.floor(Date.now() / 1000);
