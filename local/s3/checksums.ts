import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export type ChecksumAlgorithm = 'sha256' | 'sha1' | 'crc32' | 'crc32c';

/** Checksums in base64, as the `x-amz-checksum-*` headers carry them. */
export type Checksums = Partial<Record<ChecksumAlgorithm, string>>;

type Digest = { update(chunk: Buffer): unknown; digest(): Buffer };

const digests: Record<ChecksumAlgorithm, () => Digest> = {
  sha256: () => createHash('sha256'),
  sha1: () => createHash('sha1'),
  crc32: () => crcDigest(crc32),
  crc32c: () => crcDigest(crc32c),
};

const lengths: Record<ChecksumAlgorithm, number> = { sha256: 32, sha1: 20, crc32: 4, crc32c: 4 };

/** What S3's XML calls them. */
export const checksumElement = {
  sha256: 'ChecksumSHA256',
  sha1: 'ChecksumSHA1',
  crc32: 'ChecksumCRC32',
  crc32c: 'ChecksumCRC32C',
} as const;

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

/** Entries as Object.entries gives them, with the names they have. */
export function checksumEntries(checksums: Checksums): [ChecksumAlgorithm, string][] {
  return Object.entries(checksums).flatMap(([name, value]) => (isChecksumAlgorithm(name) ? [[name, value]] : []));
}

/** The checksum of an object that was put together from parts: that of its parts' checksums, and their number. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: string[]): string {
  const digest = digestOf(algorithm);
  for (const part of parts) digest.update(Buffer.from(part, 'base64'));
  return `${digest.digest().toString('base64')}-${parts.length}`;
}

function crcDigest(add: (chunk: Buffer, crc: number) => number): Digest {
  let crc = 0;
  return {
    update: (chunk) => void (crc = add(chunk, crc)),
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(crc >>> 0);
      return bytes;
    },
  };
}

const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0x82f63b78 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crc32c(chunk: Buffer, initial: number): number {
  let crc = ~initial;
  for (const byte of chunk) crc = (castagnoli[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}
