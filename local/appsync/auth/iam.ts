import { createHash } from 'node:crypto';
import type { Cloud } from '../../shared/cloud';
import { SignatureError, verifySignature, type SignedRequest } from '../../http/sigv4';
import { HttpError } from '../errors';
import type { Caller, IncomingRequest } from './caller';

type Signer = Pick<Cloud, 'region' | 'credentials' | 'accountId'>;

/** The caller that has signed this request with the cloud's key pair. */
export function iamCaller(request: IncomingRequest, { region, credentials, accountId }: Signer): Caller {
  try {
    verifySignature(signedPartOf(request), { service: 'appsync', region, credentials });
  } catch (error) {
    if (error instanceof SignatureError) throw new HttpError(403, error.code, error.message);
    throw error;
  }
  const userArn = `arn:aws:iam::${accountId}:user/local`;
  const identity = identityOf(userArn, accountId, request.sourceIp);
  return { mode: 'AWS_IAM', identity, groups: [], expires: Infinity };
}

function identityOf(userArn: string, accountId: string, sourceIp: string) {
  return {
    accountId,
    userArn,
    username: 'local',
    sourceIp: [sourceIp],
    cognitoIdentityPoolId: null,
    cognitoIdentityId: null,
    cognitoIdentityAuthType: null,
    cognitoIdentityAuthProvider: null,
  };
}

/** Clients add `x-amz-user-agent` unsigned, and AppSync lets them: only S3 insists on every `x-amz-*` header. */
function signedPartOf({ method, path, query, headers, body }: IncomingRequest): SignedRequest {
  const names = /SignedHeaders=([^,\s]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const kept = [...names, 'authorization', 'x-amz-date'];
  return {
    method,
    path,
    query: [...new URLSearchParams(query)],
    headers: Object.fromEntries(kept.map((name) => [name, headers[name]])),
    payloadHash: createHash('sha256').update(body).digest('hex'),
  };
}
