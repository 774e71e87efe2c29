import { receive, receiveText } from './body';
import type { Bucket } from './bucket';
import { isChecksumAlgorithm, type ChecksumAlgorithm, type Checksums } from './checksums';
import { completion, newVersionOf, type Completion } from './completion';
import { checkWriteConditions, quoted } from './conditions';
import { invalidArgument, notImplemented, S3Error } from './errors';
import { checksumElements, checksumHeaders, storedHeaders } from './metadata';
import type { Call, Reply } from './operation';
import type { Headers } from './request';
import type { Upload } from './uploadStore';
import { findCurrent, isDeleteMarker, versionHeaders, withVersion, type ObjectVersion, type Version } from './versions';
import { parseXml, type Xml } from './xml';

// 10,000 parts, each with its ETag and checksum.
const maxCompletion = 4 * 2 ** 20;
const maxParts = 10_000;

export async function createMultipartUpload({ request, bucket }: Call): Promise<Reply> {
  const { key, headers } = request;
  const checksumAlgorithm = algorithmOf(headers);
  const { uploadId } = await bucket.uploads.create({ key, headers: storedHeaders(headers), checksumAlgorithm });
  return {
    headers: checksumAlgorithm && { 'x-amz-checksum-algorithm': checksumAlgorithm.toUpperCase() },
    xml: [
      'InitiateMultipartUploadResult',
      [
        ['Bucket', bucket.name],
        ['Key', key],
        ['UploadId', uploadId],
      ],
    ],
  };
}

export async function uploadPart({ request, bucket }: Call): Promise<Reply> {
  const { key, query } = request;
  const uploadId = query.get('uploadId') ?? '';
  const partNumber = partNumberOf(query.get('partNumber'));
  const upload = bucket.uploads.get(key, uploadId);
  const { piece, etag, checksums } = await bucket.bytes.add(async (sink) => {
    const received = await receive(request, sink);
    requireAlgorithm(upload, received.checksums);
    return received;
  });
  const checksum = upload.checksumAlgorithm && checksums[upload.checksumAlgorithm];
  const part = { partNumber, piece, etag, checksum, modifiedAt: new Date().toISOString() };
  await bucket.uploads.alone(uploadId, () => bucket.uploads.putPart(key, uploadId, part));
  return { headers: { etag: quoted(etag), ...checksumHeaders(checksums) } };
}

export async function completeMultipartUpload(call: Call): Promise<Reply> {
  const { request, bucket } = call;
  const { key, query } = request;
  const uploadId = query.get('uploadId') ?? '';
  const asked = parseXml(await receiveText(request, maxCompletion), completion, ['Part']);
  // A client that did not hear the answer asks again.
  const version = await bucket.uploads.alone(uploadId, () => {
    const finished = findFinished(bucket.objects.versionsOf(key), uploadId);
    return finished ? Promise.resolve(finished) : finish(call, uploadId, asked);
  });
  const result: Xml[] = [
    ['Bucket', bucket.name],
    ['Key', key],
    ['ETag', quoted(version.etag)],
  ];
  return {
    headers: versionHeaders(bucket.versioning, version),
    xml: ['CompleteMultipartUploadResult', [...result, ...checksumElements(version.checksums)]],
  };
}

export async function abortMultipartUpload({ request, bucket }: Call): Promise<Reply> {
  const uploadId = request.query.get('uploadId') ?? '';
  bucket.uploads.get(request.key, uploadId);
  await abortUpload(bucket, request.key, uploadId);
  return { status: 204 };
}

/** Ends an upload that may have ended by itself; bytes that an object took over stay. */
export async function abortUpload(bucket: Bucket, key: string, uploadId: string): Promise<void> {
  await bucket.uploads.alone(uploadId, async () => {
    if (!bucket.uploads.has(uploadId)) return;
    const finished = findFinished(bucket.objects.versionsOf(key), uploadId);
    await bucket.uploads.end(key, uploadId, finished?.pieces ?? []);
  });
}

async function finish({ request, bucket }: Call, uploadId: string, asked: Completion): Promise<ObjectVersion> {
  const { key, headers } = request;
  const version = newVersionOf(bucket, bucket.uploads.get(key, uploadId), asked);
  const declared = headers['x-amz-mp-object-size'];
  if (declared !== undefined && Number(declared) !== version.size) {
    throw new S3Error('InvalidRequest', 'The provided x-amz-mp-object-size does not match the size of the object.');
  }
  await bucket.objects.update(key, (versions) => {
    checkWriteConditions(headers, findCurrent(versions));
    return withVersion(versions, version);
  });
  await bucket.uploads.end(key, uploadId, version.pieces);
  return version;
}

function findFinished(versions: readonly Version[], uploadId: string): ObjectVersion | undefined {
  return versions
    .filter((version): version is ObjectVersion => !isDeleteMarker(version))
    .find((version) => version.uploadId === uploadId);
}

function algorithmOf(headers: Headers): ChecksumAlgorithm | undefined {
  const name = headers['x-amz-checksum-algorithm']?.toLowerCase();
  if (headers['x-amz-checksum-type'] === 'FULL_OBJECT') throw notImplemented('The checksum type FULL_OBJECT');
  if (name === undefined || isChecksumAlgorithm(name)) return name;
  throw notImplemented(`The checksum ${name}`);
}

function partNumberOf(value: string | undefined): number {
  const partNumber = Number(value);
  if (Number.isInteger(partNumber) && partNumber >= 1 && partNumber <= maxParts) return partNumber;
  throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive');
}

function requireAlgorithm({ checksumAlgorithm }: Upload, checksums: Checksums): void {
  const [given] = Object.keys(checksums);
  if (given === checksumAlgorithm) return;
  const types = `expected checksum Type: ${checksumAlgorithm ?? 'null'}, actual checksum Type: ${given ?? 'null'}`;
  throw new S3Error('InvalidRequest', `Checksum Type mismatch occurred, ${types}`);
}
