import { declaredAlgorithm } from './body';
import {
  isChecksumAlgorithm,
  isChecksumType,
  ownChecksum,
  type ChecksumAlgorithm,
  type ChecksumType,
} from './checksums';
import { invalidArgument, notImplemented, S3Error } from './errors';
import type { Headers, S3Request } from './request';
import type { Upload } from './uploadStore';
import type { ObjectVersion } from './versions';

type Asked = Required<Pick<Upload, 'checksumAlgorithm' | 'checksumType'>>;

const isOnlyWhole = (algorithm: ChecksumAlgorithm) => algorithm === 'crc64nvme';
const isNeverWhole = (algorithm: ChecksumAlgorithm) => algorithm === 'sha256' || algorithm === 'sha1';

/** The checksum that an upload's creator asks for; undefined if none. */
export function checksumOf(headers: Headers): Asked | undefined {
  const { 'x-amz-checksum-algorithm': name, 'x-amz-checksum-type': type } = headers;
  if (name === undefined && type === undefined) return undefined;
  const checksumAlgorithm = name?.toLowerCase() ?? ownChecksum;
  if (!isChecksumAlgorithm(checksumAlgorithm)) throw notImplemented(`The checksum ${name}`);
  const checksumType = type ?? (isOnlyWhole(checksumAlgorithm) ? 'FULL_OBJECT' : 'COMPOSITE');
  if (!isChecksumType(checksumType)) throw invalidArgument('Value for x-amz-checksum-type header is invalid.');
  const isRefused = checksumType === 'COMPOSITE' ? isOnlyWhole : isNeverWhole;
  if (!isRefused(checksumAlgorithm)) return { checksumAlgorithm, checksumType };
  const message = `The ${checksumType} checksum type cannot be used with the ${checksumAlgorithm} checksum algorithm.`;
  throw new S3Error('InvalidRequest', message);
}

export function requireAlgorithm({ checksumAlgorithm }: Upload, given: ChecksumAlgorithm | undefined): void {
  // S3 computes its own checksum, even if the part came with another one.
  if (checksumAlgorithm === undefined || given === checksumAlgorithm) return;
  if (given === undefined && checksumAlgorithm === ownChecksum) return;
  const types = `expected checksum Type: ${checksumAlgorithm}, actual checksum Type: ${given ?? 'null'}`;
  throw new S3Error('InvalidRequest', `Checksum Type mismatch occurred, ${types}`);
}

export function checksumTypeOf({ checksumAlgorithm, checksumType }: Upload): ChecksumType {
  return checksumType ?? (checksumAlgorithm ? 'COMPOSITE' : 'FULL_OBJECT');
}

export function requireType(upload: Upload, asked: string | undefined): void {
  const checksumType = checksumTypeOf(upload);
  if (asked === undefined || asked === checksumType) return;
  const message = `The upload was created using the ${checksumType} checksum mode. The complete request must use the same checksum mode.`;
  throw new S3Error('InvalidRequest', message);
}

/** Throws if the whole object's checksum is not what the client states. */
export function requireChecksum(request: S3Request, { checksums }: ObjectVersion): void {
  const algorithm = declaredAlgorithm(request);
  if (!algorithm || request.headers[`x-amz-checksum-${algorithm}`] === checksums[algorithm]) return;
  throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
}

export function withoutChecksum(headers: Headers): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-checksum-')));
}
