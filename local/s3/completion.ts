import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Bucket } from './bucket';
import { checksumAlgorithms, checksumElement, compositeChecksum, fullObjectChecksum, ownChecksum } from './checksums';
import { S3Error } from './errors';
import { checksumTypeOf } from './multipartChecksum';
import { newVersion } from './objects';
import type { Part, Upload } from './uploadStore';
import type { ObjectVersion } from './versions';

const minPartSize = 5 * 2 ** 20;

const text = z.string().optional();

/** The list of parts that a client sends to complete an upload. */
export const completion = z.object({
  CompleteMultipartUpload: z.strictObject({
    Part: z
      .array(
        z.strictObject({
          PartNumber: z.string().regex(/^\d+$/).transform(Number),
          ETag: z.string(),
          ChecksumSHA256: text,
          ChecksumSHA1: text,
          ChecksumCRC32: text,
          ChecksumCRC32C: text,
          ChecksumCRC64NVME: text,
        }),
      )
      .min(1)
      .max(10_000),
  }),
});

export type Completion = z.infer<typeof completion>;
type AskedPart = Completion['CompleteMultipartUpload']['Part'][number];

/** The version that an upload's parts make, if they match the client's list; the bytes are not moved. */
export function newVersionOf(bucket: Bucket, upload: Upload, { CompleteMultipartUpload }: Completion): ObjectVersion {
  const asked = CompleteMultipartUpload.Part;
  requireOrder(asked);
  const known = new Map(bucket.uploads.parts(upload.key, upload.uploadId).map((part) => [part.partNumber, part]));
  const parts = asked.map((each) => requirePart(known.get(each.PartNumber), each, upload));
  requireSizes(parts);
  return newVersion(bucket, {
    pieces: parts.map(({ piece }) => piece),
    size: parts.reduce((sum, { piece }) => sum + piece.size, 0),
    etag: etagOf(parts),
    checksums: checksumsOf(parts, upload),
    headers: upload.headers,
    uploadId: upload.uploadId,
  });
}

function requireOrder(asked: AskedPart[]): void {
  const isAscending = asked.every(({ PartNumber }, index) => PartNumber > (asked[index - 1]?.PartNumber ?? 0));
  if (isAscending) return;
  const message =
    'The list of parts was not in ascending order. The parts list must be specified in order by part number.';
  throw new S3Error('InvalidPartOrder', message);
}

function requirePart(part: Part | undefined, asked: AskedPart, upload: Upload): Part {
  const { checksumAlgorithm } = upload;
  const isComposite = checksumTypeOf(upload) === 'COMPOSITE';
  if (checksumAlgorithm && isComposite && asked[checksumElement[checksumAlgorithm]] === undefined) {
    const message = `The upload was created using a ${checksumAlgorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${asked.PartNumber} in the request.`;
    throw new S3Error('InvalidRequest', message);
  }
  if (part && part.etag === asked.ETag.replaceAll('"', '') && hasChecksums(part, asked, upload)) return part;
  const message =
    'One or more of the specified parts could not be found. The part may not have been uploaded, or its entity tag or checksum may not match.';
  throw new S3Error('InvalidPart', message);
}

/** Whether every checksum that the client states for a part is that part's. */
function hasChecksums({ checksum, declared }: Part, asked: AskedPart, { checksumAlgorithm = ownChecksum }: Upload) {
  const known = { ...declared, [checksumAlgorithm]: checksum };
  return checksumAlgorithms.every((name) => {
    const given = asked[checksumElement[name]];
    return given === undefined || given === known[name];
  });
}

function requireSizes(parts: Part[]): void {
  if (parts.slice(0, -1).every(({ piece }) => piece.size >= minPartSize)) return;
  throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
}

function etagOf(parts: Part[]): string {
  const digest = createHash('md5');
  for (const { etag } of parts) digest.update(Buffer.from(etag, 'hex'));
  return `${digest.digest('hex')}-${parts.length}`;
}

/** Empty for parts that were stored before S3 kept checksums without being asked. */
function checksumsOf(parts: Part[], upload: Upload): ObjectVersion['checksums'] {
  const algorithm = upload.checksumAlgorithm ?? ownChecksum;
  const known = parts.flatMap(({ checksum, piece }) =>
    checksum === undefined ? [] : [{ checksum, size: piece.size }],
  );
  if (known.length < parts.length) return {};
  if (checksumTypeOf(upload) === 'FULL_OBJECT') return { [algorithm]: fullObjectChecksum(algorithm, known) };
  return {
    [algorithm]: compositeChecksum(
      algorithm,
      known.map(({ checksum }) => checksum),
    ),
  };
}
