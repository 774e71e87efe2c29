import { receive } from './body';
import type { Bucket } from './bucket';
import { checkReadConditions, checkWriteConditions, isRangeCurrent, quoted } from './conditions';
import { notImplemented, S3Error } from './errors';
import { checksumHeaders, overrides, storedHeaders } from './metadata';
import type { Call, Reply } from './operation';
import { rangeOf, type Range } from './range';
import type { Headers } from './request';
import { findCurrent, newVersionId, requireObject, versionHeaders, withVersion, type ObjectVersion } from './versions';

export async function putObject({ request, bucket }: Call): Promise<Reply> {
  const { key, headers } = request;
  const kept = storedHeaders(headers);
  bucket.objects.requireReadable(key);
  // Checked again at the commit; here it saves the client from sending bytes in vain.
  checkWriteConditions(headers, findCurrent(bucket.objects.versionsOf(key)));
  const { piece, etag, size, checksums } = await bucket.bytes.add((sink) => receive(request, sink));
  const version = newVersion(bucket, { pieces: [piece], size, etag, checksums, headers: kept });
  await commit(bucket, key, version, headers);
  return {
    headers: { etag: quoted(etag), ...checksumHeaders(checksums), ...versionHeaders(bucket.versioning, version) },
  };
}

export function newVersion(bucket: Bucket, object: Omit<ObjectVersion, 'versionId' | 'modifiedAt'>): ObjectVersion {
  return { ...object, versionId: newVersionId(bucket.versioning), modifiedAt: new Date().toISOString() };
}

/** Makes a version the current one if the write's conditions hold at this moment; otherwise discards its bytes. */
export async function commit(bucket: Bucket, key: string, version: ObjectVersion, headers: Headers): Promise<void> {
  try {
    await bucket.objects.update(key, (versions) => {
      checkWriteConditions(headers, findCurrent(versions));
      return withVersion(versions, version);
    });
  } catch (error) {
    // After any other error the record may be on disk, naming these bytes.
    if (error instanceof S3Error) await bucket.bytes.discard(version.pieces);
    throw error;
  }
}

export async function headObject(call: Call): Promise<Reply> {
  return Promise.resolve(read(call).reply);
}

export async function getObject(call: Call): Promise<Reply> {
  const { reply, object, range } = read(call);
  if (!range) return reply;
  const { bytes } = call.bucket;
  bytes.requireWhole(object.pieces);
  const release = bytes.hold(object.pieces);
  const chunks = bytes.read(object.pieces, range.start, range.end);
  return Promise.resolve({ ...reply, content: { chunks, release } });
}

/** The common part of GET and HEAD; without a range, the answer has no content. */
function read({ request, bucket }: Call): { reply: Reply; object: ObjectVersion; range?: Range } {
  const { key, query, headers } = request;
  if (query.has('partNumber')) throw notImplemented('Reading one part of an object');
  bucket.objects.requireReadable(key);
  const object = requireObject(bucket.objects.versionsOf(key), query.get('versionId'));
  const described = { ...describe(bucket, object), ...overrides(query) };
  if (checkReadConditions(headers, object) === 'unchanged')
    return { reply: { status: 304, headers: described }, object };
  const asked = isRangeCurrent(headers, object) ? rangeOf(headers.range, object.size) : undefined;
  const range = asked ?? { start: 0, end: object.size };
  const length = { 'content-length': String(range.end - range.start) };
  if (!asked)
    return { reply: { headers: { ...described, ...length, ...checksumsOf(headers, object) } }, object, range };
  const contentRange = { 'content-range': `bytes ${range.start}-${range.end - 1}/${object.size}` };
  return { reply: { status: 206, headers: { ...described, ...length, ...contentRange } }, object, range };
}

function describe(bucket: Bucket, object: ObjectVersion): Record<string, string> {
  return {
    'content-type': 'binary/octet-stream',
    ...object.headers,
    etag: quoted(object.etag),
    'last-modified': new Date(object.modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    ...versionHeaders(bucket.versioning, object),
  };
}

function checksumsOf(headers: Headers, { checksums }: ObjectVersion): Record<string, string> {
  return headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' ? checksumHeaders(checksums) : {};
}
