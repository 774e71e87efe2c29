import { quoted } from './conditions';
import { invalidArgument, notImplemented } from './errors';
import { compareUtf8 } from './keyOrder';
import { encoderOf, limitOf } from './listing';
import { checksumNames } from './metadata';
import type { ObjectStore } from './objectStore';
import type { Call, Reply } from './operation';
import { isDeleteMarker, type Version } from './versions';
import type { Xml } from './xml';

/** The start of a page: after this version of the key, or after all its versions. */
type Marker = { key: string; versionId: string | undefined };

type Entry = { key: string; version: Version; isLatest: boolean };

export function listObjectVersions({ request, bucket }: Call): Promise<Reply> {
  const { query } = request;
  if (query.has('delimiter')) throw notImplemented('ListObjectVersions with a delimiter');
  const text = encoderOf(query.get('encoding-type'));
  const prefix = query.get('prefix') ?? '';
  const marker = markerOf(query);
  const limit = limitOf(query.get('max-keys'));
  const { entries, isTruncated } = page(entriesAfter(bucket.objects, prefix, marker), limit);
  const last = isTruncated ? entries.at(-1) : undefined;
  const xml: Xml = [
    'ListVersionsResult',
    [
      ['Name', bucket.name],
      ['Prefix', text(prefix)],
      ['KeyMarker', text(marker.key)],
      ['VersionIdMarker', marker.versionId ?? ''],
      last ? ['NextKeyMarker', text(last.key)] : null,
      last ? ['NextVersionIdMarker', last.version.versionId] : null,
      ['MaxKeys', limit],
      ['IsTruncated', last !== undefined],
      ...entries.map((entry) => render(entry, text)),
    ],
  ];
  return Promise.resolve({ xml });
}

function markerOf(query: Map<string, string>): Marker {
  const key = query.get('key-marker') ?? '';
  const versionId = query.get('version-id-marker') || undefined;
  if (versionId === undefined || key !== '') return { key, versionId };
  throw invalidArgument('A version-id marker cannot be specified without a key marker.');
}

function page(rest: Iterable<Entry>, limit: number): { entries: Entry[]; isTruncated: boolean } {
  const entries: Entry[] = [];
  for (const entry of rest) {
    if (entries.length === limit) return { entries, isTruncated: true };
    entries.push(entry);
  }
  return { entries, isTruncated: false };
}

/** Ordered by key, and newest version first within a key. */
function* entriesAfter(objects: ObjectStore, prefix: string, marker: Marker): Generator<Entry> {
  for (const key of objects.keys()) {
    if (!key.startsWith(prefix) || compareUtf8(key, marker.key) < 0) continue;
    const versions = objects.versionsOf(key);
    const first = key === marker.key ? positionAfter(versions, marker.versionId) : 0;
    for (const [index, version] of versions.entries()) {
      if (index >= first) yield { key, version, isLatest: index === 0 };
    }
  }
}

/** If the marker's version was deleted since the last page, its key is listed again, so that no version is skipped. */
function positionAfter(versions: readonly Version[], versionId: string | undefined): number {
  if (versionId === undefined) return versions.length;
  return versions.findIndex((version) => version.versionId === versionId) + 1;
}

function render({ key, version, isLatest }: Entry, text: (value: string) => string): Xml {
  const common: Xml[] = [
    ['Key', text(key)],
    ['VersionId', version.versionId],
    ['IsLatest', isLatest],
    ['LastModified', version.modifiedAt],
  ];
  if (isDeleteMarker(version)) return ['DeleteMarker', common];
  return [
    'Version',
    [
      ...common,
      ['ETag', quoted(version.etag)],
      ...checksumNames(version.checksums),
      ['Size', version.size],
      ['StorageClass', 'STANDARD'],
    ],
  ];
}
