import * as oidc from 'openid-client';
import type { Endpoints } from '../endpoints';
import { discovery, refused, tokensOf, type Tokens } from '../pool';
import { ClockWrongError } from './errors';

export type Redemption = { code: string; redirectUri: string; verifier: string };

/** The user pool as the desktop client sees it. */
export function desktopPool({ issuer, desktopClientId }: Endpoints) {
  const discover = discovery(issuer, desktopClientId);
  return {
    /** Null where the code is used up, too old, or another's. The browser has checked that it is the answer to our question. */
    async redeem({ code, redirectUri, verifier }: Redemption): Promise<Tokens | null> {
      const parameters = { code, redirect_uri: redirectUri, code_verifier: verifier };
      const grant = oidc.genericGrantRequest(await discover(), 'authorization_code', parameters);
      const answer = await grant.catch(clockWrong).catch(refused);
      return answer && tokensOf(answer, null);
    },

    /** Null when the session is over. */
    async renew(refreshToken: string): Promise<Tokens | null> {
      const grant = oidc.refreshTokenGrant(await discover(), refreshToken);
      const answer = await grant.catch(clockWrong).catch(refused);
      return answer && tokensOf(answer, refreshToken);
    },

    async revoke(refreshToken: string): Promise<void> {
      await oidc.tokenRevocation(await discover(), refreshToken);
    },
  };
}

function clockWrong(error: unknown): never {
  const isClock = error instanceof oidc.ClientError && error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED';
  throw isClock ? new ClockWrongError() : error;
}
