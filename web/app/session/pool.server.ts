import * as oidc from 'openid-client';
import { reach } from '../../../desktop/reach';
import type { Environment } from '../environment';

export type Tokens = { accessToken: string; refreshToken: string; expiresAt: Date };

/** What is remembered between leaving for the pool and coming back. */
export type Transaction = { state: string; verifier: string; to: string };

export type Screen = 'signin' | 'signup';

export type Pool = ReturnType<typeof connectPool>;

const secondsOfPatience = 10;

/** The user pool as its web client sees it: authorization code with PKCE. */
export function connectPool({ ISSUER, AUTH_URL, WEB_CLIENT_ID, WEB_ORIGIN }: Environment) {
  const discover = discovery(ISSUER, WEB_CLIENT_ID);
  const callback = `${WEB_ORIGIN}/auth/callback`;
  return {
    async begin(screen: Screen, to: string): Promise<{ url: URL; transaction: Transaction }> {
      const configuration = await discover();
      const transaction = { state: oidc.randomState(), verifier: oidc.randomPKCECodeVerifier(), to };
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: 'openid email profile',
        state: transaction.state,
        code_challenge: await oidc.calculatePKCECodeChallenge(transaction.verifier),
        code_challenge_method: 'S256',
      });
      return { url: screen === 'signup' ? new URL(`/signup${url.search}`, AUTH_URL) : url, transaction };
    },

    /** Null when the answer is not to this transaction, or the pool does not accept its code. */
    async redeem(search: string, { state, verifier }: Transaction): Promise<Tokens | null> {
      const checks = { expectedState: state, pkceCodeVerifier: verifier };
      const grant = oidc.authorizationCodeGrant(await discover(), new URL(callback + search), checks);
      const answer = await grant.catch(refused);
      return answer && tokensOf(answer, null);
    },

    /** Null when the session is over. */
    async renew(refreshToken: string): Promise<Tokens | null> {
      const answer = await oidc.refreshTokenGrant(await discover(), refreshToken).catch(refused);
      return answer && tokensOf(answer, refreshToken);
    },

    async revoke(refreshToken: string): Promise<void> {
      await oidc.tokenRevocation(await discover(), refreshToken);
    },

    signOutUrl(): string {
      const query = new URLSearchParams({ client_id: WEB_CLIENT_ID, logout_uri: `${WEB_ORIGIN}/` });
      return new URL(`/logout?${query.toString()}`, AUTH_URL).href;
    },
  };
}

/** Asks the issuer once; a failure is not remembered. */
function discovery(issuer: string, clientId: string): () => Promise<oidc.Configuration> {
  const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
  const options = { execute, timeout: secondsOfPatience, [oidc.customFetch]: reachPool };
  let found: Promise<oidc.Configuration> | undefined;
  return () => {
    found ??= oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), options).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

// The library describes its requests a little more widely than `fetch` does.
const reachPool: oidc.CustomFetch = (url, options) => reach(url, options as RequestInit);

type Grant = Awaited<ReturnType<typeof oidc.refreshTokenGrant>>;

function tokensOf(grant: Grant, earlierRefreshToken: string | null): Tokens {
  // A pool that does not rotate leaves the refresh token out.
  const refreshToken = grant.refresh_token ?? earlierRefreshToken;
  if (!refreshToken) throw new Error('The user pool gave no refresh token.');
  const expiresAt = new Date(Date.now() + (grant.expiresIn() ?? 0) * 1000);
  return { accessToken: grant.access_token, refreshToken, expiresAt };
}

function refused(error: unknown): null {
  if (isRefused(error)) return null;
  throw error;
}

function isRefused(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.error === 'invalid_grant';
  if (error instanceof oidc.AuthorizationResponseError) return true;
  // Among others: the state is not the one that was sent.
  return error instanceof oidc.ClientError && error.code === 'OAUTH_INVALID_RESPONSE';
}
