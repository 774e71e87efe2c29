import type { IncomingMessage } from 'node:http';
import type { Cloud } from '../shared/cloud';
import { verifySignature } from '../http/sigv4';
import { S3Error } from './errors';

/** A request with a verified signature, parsed into S3's terms. */
export type S3Request = {
  method: string;
  bucket: string;
  key: string;
  query: Map<string, string>;
  headers: Headers;
  /** The address of the object, as the client wrote it. */
  location: string;
  /** `x-amz-content-sha256`: what the signature says about the body. */
  payloadHash: string;
  body: () => AsyncIterable<Buffer>;
};

/** Keyed by lower-case name. */
export type Headers = Record<string, string | undefined>;

export type Target = { path: string; query: [string, string][]; bucket: string; key: string };

const maxKeyBytes = 1024;

/** The bucket and key of a request, before its signature is checked. */
export function targetOf(url: string, { host = '' }: Headers): Target {
  const [path = '', search] = url.split(/\?(.*)/s);
  const { bucket, key } = placeOf(decodePath(path), host);
  if (Buffer.byteLength(key) > maxKeyBytes) throw new S3Error('KeyTooLongError', 'Your key is too long');
  return { path, query: [...new URLSearchParams(search)], bucket, key };
}

/** The bucket is named by the host, `bucket.localhost`, or else by the first segment of the path. */
function placeOf(path: string, host: string): { bucket: string; key: string } {
  const [, virtual] = /^(.+)\.localhost(?::\d+)?$/i.exec(host) ?? [];
  if (virtual !== undefined) return { bucket: virtual.toLowerCase(), key: path.slice(1) };
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return { bucket, key };
}

/** Verifies that the request was signed with our one key pair. Throws an S3Error otherwise. */
export function authenticate(method: string, sent: Headers, target: Target, cloud: Cloud): Omit<S3Request, 'body'> {
  const { path, query, bucket, key } = target;
  const { payloadHash, isPresigned } = verifySignature(
    { method, path, query, headers: sent },
    { service: 's3', region: cloud.region, credentials: cloud.credentials },
  );
  const headers = isPresigned ? { ...hoistedHeaders(query), ...sent } : sent;
  const location = `${new URL(cloud.endpoints.s3).protocol}//${sent.host ?? ''}${path}`;
  return { method, bucket, key, location, query: new Map(query), headers, payloadHash };
}

export function headersOf({ headers }: IncomingMessage): Headers {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
}

/** A presigned URL may carry `x-amz-*` headers as parameters. S3 ignores checksums there. */
function hoistedHeaders(query: Target['query']): Headers {
  const hoisted = query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-') && !presignParameters.has(name) && !isUploadChecksum(name));
  return Object.fromEntries(hoisted);
}

function isUploadChecksum(name: string): boolean {
  return /^x-amz-(sdk-checksum-algorithm|checksum-(?!mode$).*)$/.test(name);
}

function decodePath(path: string): string {
  try {
    if (path.startsWith('/')) return decodeURIComponent(path);
  } catch {
    // Handled below, like any other malformed path.
  }
  throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
}

const presignParameters = new Set(
  ['algorithm', 'credential', 'date', 'expires', 'signedheaders', 'signature', 'content-sha256', 'security-token'].map(
    (name) => `x-amz-${name}`,
  ),
);
