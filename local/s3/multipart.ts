import { declaredAlgorithm, receive, receiveText } from './body';
import type { Bucket } from './bucket';
import { ownChecksum } from './checksums';
import { completion, newVersionOf, type Completion } from './completion';
import { checkWriteConditions, quoted } from './conditions';
import { invalidArgument, S3Error } from './errors';
import { checksumElements, checksumHeaders, storedHeaders } from './metadata';
import { checksumOf, requireAlgorithm, requireChecksum, requireType, withoutChecksum } from './multipartChecksum';
import type { Call, Reply } from './operation';
import { findCurrent, isDeleteMarker, versionHeaders, withVersion, type ObjectVersion, type Version } from './versions';
import { parseXml, type Xml } from './xml';

// Enough for 10,000 parts, each with its ETag and checksum.
const maxCompletion = 4 * 2 ** 20;
const maxParts = 10_000;

export async function createMultipartUpload({ request, bucket }: Call): Promise<Reply> {
  const { key, headers } = request;
  const checksum = checksumOf(headers);
  const { uploadId } = await bucket.uploads.create({ key, headers: storedHeaders(headers), ...checksum });
  return {
    headers: checksum && {
      'x-amz-checksum-algorithm': checksum.checksumAlgorithm.toUpperCase(),
      'x-amz-checksum-type': checksum.checksumType,
    },
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
  requireAlgorithm(upload, declaredAlgorithm(request));
  const algorithm = upload.checksumAlgorithm ?? ownChecksum;
  const received = await bucket.bytes.add((sink) => receive(request, sink, algorithm));
  const { piece, etag, checksums, declared } = received;
  const part = {
    partNumber,
    piece,
    etag,
    checksum: checksums[algorithm],
    declared,
    modifiedAt: new Date().toISOString(),
  };
  await bucket.uploads.alone(uploadId, () => bucket.uploads.putPart(key, uploadId, part));
  const isDeclared = Object.keys(declared).length > 0;
  return { headers: { etag: quoted(etag), ...checksumHeaders(isDeclared ? declared : checksums) } };
}

export async function completeMultipartUpload(call: Call): Promise<Reply> {
  const { request, bucket } = call;
  const { key, query } = request;
  const uploadId = query.get('uploadId') ?? '';
  // In this operation the checksum header is that of the object and not of the body.
  const text = await receiveText({ ...request, headers: withoutChecksum(request.headers) }, maxCompletion);
  const asked = parseXml(text, completion, ['Part']);
  // A client that did not get the answer repeats the request.
  const version = await bucket.uploads.alone(uploadId, () => {
    const finished = findFinished(bucket.objects.versionsOf(key), uploadId);
    return finished ? Promise.resolve(finished) : finish(call, uploadId, asked);
  });
  const result: Xml[] = [
    ['Location', request.location],
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

/** Aborts an upload, which may have been completed already; bytes that an object took over stay. */
export async function abortUpload(bucket: Bucket, key: string, uploadId: string): Promise<void> {
  await bucket.uploads.alone(uploadId, async () => {
    if (!bucket.uploads.has(uploadId)) return;
    const finished = findFinished(bucket.objects.versionsOf(key), uploadId);
    await bucket.uploads.end(key, uploadId, finished?.pieces ?? []);
  });
}

async function finish({ request, bucket }: Call, uploadId: string, asked: Completion): Promise<ObjectVersion> {
  const { key, headers } = request;
  const upload = bucket.uploads.get(key, uploadId);
  requireType(upload, headers['x-amz-checksum-type']);
  const version = newVersionOf(bucket, upload, asked);
  requireChecksum(request, version);
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

function partNumberOf(value: string | undefined): number {
  const partNumber = Number(value);
  if (Number.isInteger(partNumber) && partNumber >= 1 && partNumber <= maxParts) return partNumber;
  throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive');
}
