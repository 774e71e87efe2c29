import { checksumAlgorithms } from './checksums';
import { notImplemented } from './errors';
import type { S3Request } from './request';

const checksums = checksumAlgorithms.map((name) => `x-amz-checksum-${name}`).join(' ');
const sent = `x-amz-sdk-checksum-algorithm x-amz-decoded-content-length x-amz-trailer ${checksums}`;
const overrides =
  'response-content-type response-content-language response-expires response-cache-control ' +
  'response-content-disposition response-content-encoding';
const read = `versionId partNumber x-amz-checksum-mode ${overrides}`;
const page = 'prefix delimiter encoding-type';

/** The query parameters and `x-amz-` headers that each operation obeys; a star stands for any ending. */
const heeded: Record<string, string> = {
  PutObject: `${sent} x-amz-meta-*`,
  GetObject: read,
  HeadObject: read,
  DeleteObject: 'versionId',
  DeleteObjects: `delete ${sent}`,
  ListObjectsV2: `list-type ${page} max-keys continuation-token start-after fetch-owner`,
  ListObjectVersions: `versions ${page} max-keys key-marker version-id-marker`,
  CopyObject: 'x-amz-copy-source x-amz-metadata-directive x-amz-checksum-algorithm x-amz-meta-*',
  CreateMultipartUpload: 'uploads x-amz-checksum-algorithm x-amz-checksum-type x-amz-meta-*',
  UploadPart: `uploadId partNumber ${sent}`,
  ListParts: 'uploadId max-parts part-number-marker',
  CompleteMultipartUpload: `uploadId x-amz-mp-object-size x-amz-checksum-type ${sent}`,
  AbortMultipartUpload: 'uploadId',
  ListMultipartUploads: `uploads ${page} max-uploads key-marker upload-id-marker`,
  HeadBucket: '',
};

/** Parameters of every request: its signature, and the name of the program that sends it. */
const ofAll = 'x-id x-amz-date x-amz-content-sha256 x-amz-security-token x-amz-user-agent';

/** Refuses headers and parameters that the operation would ignore, since a client would rely on them. */
export function requireHeeded(operation: string, { query, headers }: S3Request): void {
  const names = `${ofAll} ${heeded[operation] ?? ''}`.split(' ');
  const isHeeded = (name: string) => names.some((each) => fits(name, each));
  const parameter = [...query.keys()].find((name) => !isAmz(name) && !isHeeded(name));
  if (parameter !== undefined) throw notImplemented(`The parameter ${parameter} of ${operation}`);
  const header = Object.keys(headers).find((name) => isAmz(name) && !isHeeded(name));
  if (header !== undefined) throw notImplemented(`The header ${header} of ${operation}`);
}

/** Also in a query, these are headers or part of the signature. */
const isAmz = (name: string) => name.toLowerCase().startsWith('x-amz-');

function fits(name: string, pattern: string): boolean {
  return pattern.endsWith('*')
    ? name.startsWith(pattern.slice(0, -1)) && name !== pattern.slice(0, -1)
    : name === pattern;
}
