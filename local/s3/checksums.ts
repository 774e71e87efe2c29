import { createHash } from 'node:crypto';
import { combined, crcDigest, isCrc, type Digest } from './crc';

export type ChecksumAlgorithm = 'sha256' | 'sha1' | 'crc32' | 'crc32c' | 'crc64nvme';

/** Checksums in base64, as in the `x-amz-checksum-*` headers. */
export type Checksums = Partial<Record<ChecksumAlgorithm, string>>;

/** FULL_OBJECT covers all bytes, COMPOSITE the checksums of the parts. */
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

export const isChecksumType = (name: string): name is ChecksumType => name === 'FULL_OBJECT' || name === 'COMPOSITE';

/** The checksum that S3 computes if the sender declares none. */
export const ownChecksum: ChecksumAlgorithm = 'crc64nvme';

const digests: Record<ChecksumAlgorithm, () => Digest> = {
  sha256: () => createHash('sha256'),
  sha1: () => createHash('sha1'),
  crc32: () => crcDigest('crc32'),
  crc32c: () => crcDigest('crc32c'),
  crc64nvme: () => crcDigest('crc64nvme'),
};

const lengths: Record<ChecksumAlgorithm, number> = { sha256: 32, sha1: 20, crc32: 4, crc32c: 4, crc64nvme: 8 };

/** The elements of S3's XML. */
export const checksumElement = {
  sha256: 'ChecksumSHA256',
  sha1: 'ChecksumSHA1',
  crc32: 'ChecksumCRC32',
  crc32c: 'ChecksumCRC32C',
  crc64nvme: 'ChecksumCRC64NVME',
} as const;

export const checksumAlgorithms = Object.keys(digests).filter(isChecksumAlgorithm);

export function isChecksumAlgorithm(name: string): name is ChecksumAlgorithm {
  return Object.hasOwn(digests, name);
}

export function digestOf(algorithm: ChecksumAlgorithm): Digest {
  return digests[algorithm]();
}

export function isChecksum(algorithm: ChecksumAlgorithm, value: string): boolean {
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === lengths[algorithm] && bytes.toString('base64') === value;
}

/** Like Object.entries, but with the names typed. */
export function checksumEntries(checksums: Checksums): [ChecksumAlgorithm, string][] {
  return Object.entries(checksums).flatMap(([name, value]) => (isChecksumAlgorithm(name) ? [[name, value]] : []));
}

/** The composite checksum of an object: a checksum over those of its parts, and the number of parts. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: string[]): string {
  const digest = digestOf(algorithm);
  for (const part of parts) digest.update(Buffer.from(part, 'base64'));
  return `${digest.digest().toString('base64')}-${parts.length}`;
}

/** The checksum of all bytes, computed from those of the parts; undefined if the algorithm does not allow that. */
export function fullObjectChecksum(
  algorithm: ChecksumAlgorithm,
  parts: { checksum: string; size: number }[],
): string | undefined {
  if (!isCrc(algorithm)) return undefined;
  const digests = parts.map(({ checksum, size }) => ({ digest: Buffer.from(checksum, 'base64'), size }));
  return combined(algorithm, digests).toString('base64');
}
