import * as oidc from 'openid-client';
import { reach, UnreachableError } from './reach';
import type { Tokens } from './tokens';

const timeoutSeconds = 10;
// How far the clocks of the user pool and of this computer may differ.
const clockToleranceSeconds = 300;

/** Fetches the user pool's configuration once and keeps it; a failure is not kept. */
export function discovery(issuer: string, clientId: string): () => Promise<oidc.Configuration> {
  const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
  const options = { execute, timeout: timeoutSeconds, [oidc.customFetch]: reachPool };
  const metadata = { [oidc.clockTolerance]: clockToleranceSeconds };
  let found: Promise<oidc.Configuration> | undefined;
  return () => {
    found ??= oidc.discovery(new URL(issuer), clientId, metadata, oidc.None(), options).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

const reachPool: oidc.CustomFetch = async (url, options) => {
  // The library's type for the options is slightly wider than that of `fetch`.
  const response = await reach(url, options as RequestInit);
  if (response.status >= 500) throw new UnreachableError(`The user pool answered ${response.status}`);
  return response;
};

type Grant = Awaited<ReturnType<typeof oidc.refreshTokenGrant>>;

export function tokensOf(grant: Grant, earlierRefreshToken: string | null): Tokens {
  // A pool that does not rotate refresh tokens leaves them out of its answer.
  const refreshToken = grant.refresh_token ?? earlierRefreshToken;
  if (!refreshToken) throw new Error('The user pool gave no refresh token.');
  const expiresAt = new Date(Date.now() + (grant.expiresIn() ?? 0) * 1000);
  return { accessToken: grant.access_token, refreshToken, expiresAt };
}

/** For `catch`: null if the pool does not accept the grant, or its answer does not belong to the request; throws other errors. */
export function refused(error: unknown): null {
  if (isRefused(error)) return null;
  throw error;
}

function isRefused(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.error === 'invalid_grant';
  if (error instanceof oidc.AuthorizationResponseError) return true;
  // For example when the state is not the one that was sent.
  return error instanceof oidc.ClientError && error.code === 'OAUTH_INVALID_RESPONSE';
}
