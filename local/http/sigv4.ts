import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../shared/cloud';
import { signingTime, type SigningTime } from './signingTime';

export type SignedRequest = {
  method: string;
  /** Still percent-encoded, as on the wire. */
  path: string;
  /** Decoded. */
  query: [name: string, value: string][];
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  /** Hex SHA-256 of the body, for a service whose clients do not declare it in `x-amz-content-sha256`. */
  payloadHash?: string;
};

type Expected = { service: 's3' | 'appsync' | 'ses' | 'dynamodb'; region: string; credentials: Credentials };

type Claim = {
  isPresigned: boolean;
  credential: string;
  signedHeaders: string;
  signature: string;
  date: string;
  payloadHash: string | undefined;
};

/** Why a signature was refused; `code` is S3's error code. */
export class SignatureError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

const algorithm = 'AWS4-HMAC-SHA256';
const maxSkewMilliseconds = 15 * 60_000;
const maxExpiresSeconds = 7 * 24 * 3600;
const presignParameters = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'] as const;

/**
 * Verifies a Signature Version 4 in the Authorization header or in the query (presigned). Throws SignatureError. The
 * caller compares the body with `payloadHash`, unless the request already carries the hash of its body.
 */
export function verifySignature(
  request: SignedRequest,
  expected: Expected,
  time = signingTime(),
): { payloadHash: string; isPresigned: boolean } {
  const claim = requireClaim(request, expected, time);
  const payloadHash = request.payloadHash ?? claim.payloadHash;
  if (!payloadHash) {
    throw new SignatureError('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256', 400);
  }
  requireSignature(claim, canonicalRequest(request, claim, payloadHash, expected.service), expected);
  return { payloadHash, isPresigned: claim.isPresigned };
}

/** Checks all of a signature that can be checked before the body is read. Throws SignatureError. */
export function requireClaim(request: SignedRequest, expected: Expected, time = signingTime()): Claim {
  const claim = claimOf(request);
  requireScope(claim, expected);
  requireSignedHeaders(claim, request.headers);
  requireTime(claim, request, time);
  return claim;
}

function claimOf(request: SignedRequest): Claim {
  const isPresigned = request.query.some(([name]) => name === 'X-Amz-Algorithm');
  const { authorization } = request.headers;
  if (isPresigned && authorization) throw new SignatureError('InvalidArgument', 'Only one auth mechanism allowed', 400);
  if (isPresigned) return presignedClaim(request);
  if (!authorization) throw new SignatureError('AccessDenied', 'Access Denied', 403);
  return headerClaim(request, authorization);
}

function presignedClaim({ query, headers }: SignedRequest): Claim {
  const given = Object.fromEntries(query);
  const missing = presignParameters.filter((name) => !given[`X-Amz-${name}`]);
  if (missing.length > 0) throw malformed(true, `the X-Amz-${missing[0]} parameter is missing`);
  if (given['X-Amz-Algorithm'] !== algorithm) throw malformed(true, `X-Amz-Algorithm only supports "${algorithm}"`);
  return {
    isPresigned: true,
    credential: given['X-Amz-Credential'] ?? '',
    signedHeaders: given['X-Amz-SignedHeaders'] ?? '',
    signature: given['X-Amz-Signature'] ?? '',
    date: given['X-Amz-Date'] ?? '',
    payloadHash: given['X-Amz-Content-Sha256'] ?? headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD',
  };
}

function headerClaim({ headers }: SignedRequest, authorization: string): Claim {
  const [type, rest = ''] = authorization.split(/ (.*)/s);
  if (type !== algorithm) throw new SignatureError('InvalidArgument', 'Unsupported Authorization Type', 400);
  const fields = rest.split(',').map((part) => part.trim());
  const field = (name: string) => {
    const value = fields.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
    if (!value) throw malformed(false, `the ${name} is missing`);
    return value;
  };
  return {
    isPresigned: false,
    credential: field('Credential'),
    signedHeaders: field('SignedHeaders'),
    signature: field('Signature'),
    date: headers['x-amz-date'] ?? '',
    payloadHash: headers['x-amz-content-sha256'],
  };
}

function requireScope({ isPresigned, credential, date }: Claim, { service, region, credentials }: Expected): void {
  const [accessKeyId, day, ...scope] = credential.split('/');
  if (accessKeyId !== credentials.accessKeyId) {
    throw new SignatureError('InvalidAccessKeyId', 'The AWS Access Key Id does not exist in our records.', 403);
  }
  if (scope.length !== 3 || scope[2] !== 'aws4_request') throw malformed(isPresigned, 'the Credential is malformed');
  if (scope[0] !== region) throw malformed(isPresigned, `the region '${scope[0]}' is wrong; expecting '${region}'`);
  if (scope[1] !== service) throw malformed(isPresigned, `incorrect service "${scope[1]}", expecting "${service}"`);
  if (!date.startsWith(`${day}T`)) throw malformed(isPresigned, "the Credential's date is not that of the request");
}

/** S3 refuses any `x-amz-*` header that the signature does not cover, since a proxy could have added it. */
function requireSignedHeaders({ signedHeaders }: Claim, headers: SignedRequest['headers']): void {
  const signed = new Set(signedHeaders.split(';'));
  const mustSign = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  const unsigned = mustSign.filter((name) => !signed.has(name));
  if (unsigned.length === 0) return;
  const message = `There were headers present in the request which were not signed: ${unsigned.join(', ')}`;
  throw new SignatureError('AccessDenied', message, 403);
}

function requireTime({ isPresigned, date }: Claim, { query }: SignedRequest, { signers, ours }: SigningTime): void {
  const signedAt = timeOf(date);
  if (!isPresigned) {
    if (Math.abs(signers - signedAt) <= maxSkewMilliseconds) return;
    throw new SignatureError('RequestTimeTooSkewed', 'The request time and the current time differ too much.', 403);
  }
  const expires = Number(Object.fromEntries(query)['X-Amz-Expires']);
  if (!Number.isInteger(expires) || expires < 0) throw malformed(true, 'X-Amz-Expires must be a non-negative number');
  if (expires > maxExpiresSeconds) throw malformed(true, 'X-Amz-Expires must be less than a week (in seconds)');
  if (signedAt > signers + maxSkewMilliseconds)
    throw new SignatureError('AccessDenied', 'Request is not valid yet', 403);
  if (ours > signedAt + expires * 1000) throw new SignatureError('AccessDenied', 'Request has expired', 403);
}

function timeOf(date: string): number {
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const time = Date.parse(iso);
  if (iso === date || Number.isNaN(time)) {
    throw new SignatureError('AccessDenied', 'AWS authentication requires a valid x-amz-date', 403);
  }
  return time;
}

function requireSignature(claim: Claim, canonical: string, { credentials }: Expected): void {
  const scope = claim.credential.split('/').slice(1);
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  const wanted = hmac(key, [algorithm, claim.date, scope.join('/'), sha256(canonical)].join('\n'));
  const given = Buffer.from(claim.signature, 'hex');
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
  const message = 'The request signature we calculated does not match the signature you provided.';
  throw new SignatureError('SignatureDoesNotMatch', message, 403);
}

function canonicalRequest(
  { method, path, query, headers }: SignedRequest,
  { isPresigned, signedHeaders }: Claim,
  payloadHash: string,
  service: Expected['service'],
): string {
  const parameters = query.filter(([name]) => !(isPresigned && name === 'X-Amz-Signature'));
  const sent = new Map(Object.entries(headers));
  const lines = signedHeaders.split(';').map((name) => `${name}:${canonicalValue(sent.get(name))}`);
  const canonicalPath = service === 's3' ? encodePath(decode(path)) : encodePath(path);
  return [method, canonicalPath, canonicalQuery(parameters), ...lines, '', signedHeaders, payloadHash].join('\n');
}

function canonicalQuery(parameters: SignedRequest['query']): string {
  return parameters
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&');
}

const canonicalValue = (value = '') => value.trim().replace(/ +/g, ' ');

const encodePath = (path: string) => path.split('/').map(encode).join('/');

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new SignatureError('InvalidURI', "Couldn't parse the specified URI.", 400);
  }
}

function malformed(isPresigned: boolean, what: string): SignatureError {
  return isPresigned
    ? new SignatureError('AuthorizationQueryParametersError', `Error parsing the query parameters; ${what}`, 400)
    : new SignatureError('AuthorizationHeaderMalformed', `The authorization header is malformed; ${what}`, 400);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
