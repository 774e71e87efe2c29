import { commit, newVersion } from './objects';
import { quoted } from './conditions';
import { digestOf, isChecksumAlgorithm, type Checksums } from './checksums';
import { invalidArgument, notImplemented, S3Error } from './errors';
import { checksumElements, storedHeaders } from './metadata';
import type { Bucket } from './bucket';
import type { Call, Reply } from './operation';
import { requireObject, versionHeaders, type ObjectVersion } from './versions';
import type { Xml } from './xml';

type Source = { bucket: Bucket; key: string; versionId: string | undefined };

export async function copyObject(call: Call): Promise<Reply> {
  const { request, bucket } = call;
  const { key, headers } = request;
  const source = sourceOf(call);
  const isReplacing = directive(headers['x-amz-metadata-directive']) === 'REPLACE';
  requireChange(call, source, isReplacing);
  source.bucket.objects.requireReadable(source.key);
  const object = requireObject(source.bucket.objects.versionsOf(source.key), source.versionId);
  const kept = isReplacing ? storedHeaders(headers) : object.headers;
  const checksums = await checksumsOf(object, source.bucket, headers['x-amz-checksum-algorithm']);
  const pieces = await bucket.bytes.copy(object.pieces, source.bucket.bytes);
  const { size, etag } = object;
  const version = newVersion(bucket, { pieces, size, etag, checksums, headers: kept });
  await commit(bucket, key, version, headers);
  const result: Xml[] = [
    ['ETag', quoted(etag)],
    ['LastModified', version.modifiedAt],
  ];
  return {
    headers: { ...versionHeaders(bucket.versioning, version), ...sourceHeaders(source, object.versionId) },
    xml: ['CopyObjectResult', [...result, ...checksumElements(checksums)]],
  };
}

/** The source's checksums, unless another algorithm is asked for. */
async function checksumsOf(object: ObjectVersion, { bytes }: Bucket, asked: string | undefined): Promise<Checksums> {
  if (asked === undefined) return object.checksums;
  const algorithm = asked.toLowerCase();
  if (!isChecksumAlgorithm(algorithm)) throw notImplemented(`The checksum ${asked}`);
  const digest = digestOf(algorithm);
  const release = bytes.hold(object.pieces);
  try {
    for await (const chunk of bytes.read(object.pieces, 0, object.size)) digest.update(chunk);
  } finally {
    await release();
  }
  return { [algorithm]: digest.digest().toString('base64') };
}

/** Parses `bucket/key?versionId=id`, percent-encoded, with or without a leading slash. */
function sourceOf({ request, buckets }: Call): Source {
  const [path = '', query] = (request.headers['x-amz-copy-source'] ?? '').split(/\?(?=versionId=)/);
  const [, name = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? [];
  if (key === '') throw invalidArgument('Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  const bucket = buckets.get(name);
  if (!bucket) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  return { bucket, key, versionId: query === undefined ? undefined : decoded(query.slice('versionId='.length)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidArgument('Copy Source must be URL-encoded');
  }
}

function directive(value = 'COPY'): 'COPY' | 'REPLACE' {
  if (value === 'COPY' || value === 'REPLACE') return value;
  throw invalidArgument('Unknown metadata directive.');
}

function requireChange({ request, bucket }: Call, source: Source, isReplacing: boolean): void {
  const isSame = source.bucket === bucket && source.key === request.key && source.versionId === undefined;
  if (!isSame || isReplacing) return;
  const message =
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.";
  throw new S3Error('InvalidRequest', message);
}

function sourceHeaders({ bucket }: Source, versionId: string): Record<string, string> {
  return bucket.versioning === 'Off' ? {} : { 'x-amz-copy-source-version-id': versionId };
}
