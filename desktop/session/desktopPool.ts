import * as oidc from 'openid-client';
import type { Endpoints } from '#client/endpoints';
import { discovery, refused, tokensOf } from '#client/pool';
import type { Tokens } from '#client/tokens';
import { ClockWrongError } from './sessionErrors';
import { NotQuireError } from '#client/errors';

type Redemption = { code: string; redirectUri: string; verifier: string };

/** The user pool as the desktop client uses it. */
export function desktopPool({ issuer, desktopClientId }: Endpoints) {
  const discover = discovery(issuer, desktopClientId);
  const ask = async <T>(question: (pool: oidc.Configuration) => Promise<T>): Promise<T> => {
    try {
      return await question(await discover());
    } catch (error) {
      throw error instanceof oidc.ClientError ? worded(error, issuer) : error;
    }
  };
  return {
    /** Null if the code is used, expired or somebody else's. The browser has already checked the state. */
    async redeem({ code, redirectUri, verifier }: Redemption): Promise<Tokens | null> {
      const parameters = { code, redirect_uri: redirectUri, code_verifier: verifier };
      const grant = ask((pool) => oidc.genericGrantRequest(pool, 'authorization_code', parameters));
      const answer = await grant.catch(refused);
      return answer && tokensOf(answer, null);
    },

    /** New tokens; null if the session has ended. */
    async renew(refreshToken: string): Promise<Tokens | null> {
      const answer = await ask((pool) => oidc.refreshTokenGrant(pool, refreshToken)).catch(refused);
      return answer && tokensOf(answer, refreshToken);
    },

    revoke: (refreshToken: string): Promise<void> => ask((pool) => oidc.tokenRevocation(pool, refreshToken)),
  };
}

const notThePool = ['OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_PARSE_ERROR'];

function worded(error: oidc.ClientError, issuer: string): Error {
  if (error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return new ClockWrongError();
  return notThePool.includes(error.code ?? '') ? new NotQuireError(issuer) : error;
}
