import { timingSafeEqual } from 'node:crypto';
import type { Cloud } from '../../shared/cloud';
import { endedGrantsIn, type EndedGrants } from '../../state/endedGrants';
import { HttpError } from '../errors';
import type { Caller, IncomingRequest } from './caller';
import { iamCaller } from './iam';
import type { AuthSettings, UserPool } from './settings';
import { tokenVerifier, type TokenVerifier } from './token';

export type Authenticate = (request: IncomingRequest) => Promise<Caller>;

type World = Pick<Cloud, 'region' | 'credentials' | 'accountId' | 'dataDirectory'> & {
  endpoints: Pick<Cloud['endpoints'], 'auth'>;
};

/** Finds the authentication mode and the caller of a request by its headers. Throws HttpError if there is none. */
export function authenticator(settings: AuthSettings, cloud: World): Authenticate {
  const { modes, userPool } = settings;
  const proofs = { verify: tokenVerifier(cloud.endpoints.auth), ended: endedGrantsIn(cloud.dataDirectory) };
  return async (request) => {
    const { authorization, 'x-api-key': apiKey } = request.headers;
    if (apiKey !== undefined && modes.has('API_KEY')) return keyCaller(apiKey, settings.apiKeys);
    if (!authorization) throw unauthorized('Valid authorization header not provided.');
    if (authorization.startsWith('AWS4-HMAC-SHA256')) {
      if (modes.has('AWS_IAM')) return iamCaller(request, cloud);
      throw unauthorized('Valid authorization header not provided.');
    }
    if (userPool) return poolCaller(authorization, request.sourceIp, userPool, proofs);
    throw unauthorized('Valid authorization header not provided.');
  };
}

function keyCaller(given: string, keys: AuthSettings['apiKeys']): Caller {
  const known = keys.find(({ key }) => isEqual(key, given));
  if (!known || known.expires <= Date.now()) throw unauthorized('You are not authorized to make this call.');
  return { mode: 'API_KEY', identity: null, groups: [], expires: known.expires };
}

type Proofs = { verify: TokenVerifier; ended: EndedGrants };

async function poolCaller(authorization: string, ip: string, pool: UserPool, proofs: Proofs): Promise<Caller> {
  // Sources differ on whether AppSync wants `Bearer `; it takes both.
  const claims = await proofs.verify(authorization.replace(/^Bearer /i, ''));
  const clientId = String(claims.token_use === 'id' ? claims.aud : claims.client_id);
  if (pool.clientIds && !pool.clientIds.test(clientId)) throw unauthorized('Unauthorized');
  const hasEnded = () => proofs.ended.has(String(claims.origin_jti));
  if (hasEnded()) throw unauthorized('You are not authorized to make this call.');
  const groups = claims['cognito:groups'] as string[] | undefined;
  const identity = {
    claims,
    defaultAuthStrategy: pool.defaultAction,
    groups: groups ?? null,
    issuer: claims.iss,
    sourceIp: [ip],
    sub: claims.sub,
    username: claims['cognito:username'] ?? claims.username,
  };
  return { mode: 'AMAZON_COGNITO_USER_POOLS', identity, groups: groups ?? [], expires: claims.exp * 1000, hasEnded };
}

function unauthorized(message: string): HttpError {
  return new HttpError(401, 'UnauthorizedException', message);
}

function isEqual(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
