import { JwtExpiredError, JwtParseError, FetchError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { JwtVerifier } from 'aws-jwt-verify';
import { HttpError } from '../errors';

type Claims = Record<string, unknown> & { sub: string; iss: string; exp: number };

export type TokenVerifier = (token: string) => Promise<Claims>;

const cachedTokens = 2000;

/** Verifies the pool's id and access tokens. Throws the HttpError that AppSync answers. */
export function tokenVerifier(issuer: string): TokenVerifier {
  const verifier = JwtVerifier.create(
    { issuer, audience: null, jwksUri: `${issuer}/.well-known/jwks.json`, customJwtCheck: requireAppSyncToken },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchBytes } }) },
  );
  const verified = new Map<string, Claims>();
  return async (token) => {
    const known = verified.get(token);
    if (known && known.exp * 1000 > Date.now()) return known;
    verified.delete(token);
    const claims = claimsOf(await verifier.verify(token).catch((error: unknown) => refuse(error)));
    if (verified.size >= cachedTokens) verified.delete(verified.keys().next().value ?? '');
    verified.set(token, claims);
    return claims;
  };
}

type Checked = { header: { alg?: string }; payload: { token_use?: unknown; exp?: unknown } };

function requireAppSyncToken({ header, payload }: Checked): void {
  if (header.alg !== 'RS256') throw new Error('Cognito signs with RS256.');
  if (payload.token_use !== 'id' && payload.token_use !== 'access') throw new Error('No token of Cognito.');
  if (typeof payload.exp !== 'number') throw new Error('A token has to expire.');
}

function refuse(error: unknown): never {
  if (error instanceof FetchError) {
    throw new HttpError(500, 'InternalFailureException', 'The user pool cannot be reached.');
  }
  throw new HttpError(401, 'UnauthorizedException', reasonOf(error));
}

// The last one is ours: what AppSync says of a wrong signature is not recorded.
function reasonOf(error: unknown): string {
  if (error instanceof JwtExpiredError) return 'Token has expired.';
  if (error instanceof JwtParseError) return 'Unable to parse JWT token.';
  return 'You are not authorized to make this call.';
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new FetchError(url, cause);
  });
  if (!response.ok) throw new FetchError(url, `status ${response.status}`);
  return response.arrayBuffer();
}

function claimsOf(payload: unknown): Claims {
  return payload as Claims;
}
