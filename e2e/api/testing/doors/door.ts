import type { RawRequest } from './rawRequest';

/** Requests that carry a secret, by name. */
export type Doors = Record<string, (secret: string) => RawRequest>;

export const b64 = (text: string) => Buffer.from(text).toString('base64url');
export const percent = (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join('');
export const token = (secret: string) =>
  [b64('{"alg":"RS256","kid":"x"}'), b64(JSON.stringify({ jti: secret })), b64(secret)].join('.');
export const signature = (secret: string) =>
  `AWS4-HMAC-SHA256 Credential=${secret}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${secret}`;

export const json = { 'content-type': 'application/json' };
export const form = { 'content-type': 'application/x-www-form-urlencoded' };
