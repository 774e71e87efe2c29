import { randomBytes } from 'node:crypto';
import type { Checksums } from './checksums';
import { invalidArgument, S3Error } from './errors';

/** A file of bytes, which never changes once it is written. */
export type Piece = { file: string; size: number };

/** An immutable state of an object; its bytes are those of its pieces, in order. */
export type ObjectVersion = {
  versionId: string;
  modifiedAt: string;
  pieces: Piece[];
  size: number;
  etag: string;
  checksums: Checksums;
  /** The headers that the writer sent and every reader gets back, such as the type and the user's metadata. */
  headers: Record<string, string>;
  /** The multipart upload that made this version. */
  uploadId?: string;
};

export type DeleteMarker = { versionId: string; modifiedAt: string; isDeleteMarker: true };

export type Version = ObjectVersion | DeleteMarker;

/** `Off`: the bucket has never had versioning. */
export type Versioning = 'Off' | 'Enabled' | 'Suspended';

/** The version id of objects written without versioning. */
export const nullVersion = 'null';

export function isDeleteMarker(version: Version): version is DeleteMarker {
  return 'isDeleteMarker' in version;
}

export function newVersionId(versioning: Versioning): string {
  return versioning === 'Enabled' ? randomBytes(24).toString('base64url') : nullVersion;
}

/** The versions of a key, newest first, after `added` has become the current one. */
export function withVersion(versions: readonly Version[], added: Version): Version[] {
  return [added, ...versions.filter(({ versionId }) => versionId !== added.versionId)];
}

/** The current object; undefined if the newest version is a delete marker. */
export function findCurrent(versions: readonly Version[]): ObjectVersion | undefined {
  const [current] = versions;
  return current && !isDeleteMarker(current) ? current : undefined;
}

/** The current object, or this version of it. Throws S3's error if there is none. */
export function requireObject(versions: readonly Version[], versionId: string | undefined): ObjectVersion {
  const found = versionId === undefined ? versions[0] : versions.find((each) => each.versionId === versionId);
  if (found && !isDeleteMarker(found)) return found;
  if (!found && versionId !== undefined) throw noSuchVersion(versionId);
  const headers = found ? { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.versionId } : undefined;
  if (versionId === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.', headers);
  const message = 'The specified method is not allowed against this resource.';
  throw new S3Error('MethodNotAllowed', message, { allow: 'DELETE', ...headers });
}

export function requireVersionId(versionId: string | undefined): void {
  if (versionId === undefined || versionId === nullVersion || /^[\w-]{32}$/.test(versionId)) return;
  throw invalidArgument('Invalid version id specified');
}

function noSuchVersion(versionId: string): S3Error {
  requireVersionId(versionId);
  return new S3Error('NoSuchVersion', 'The specified version does not exist.');
}

/** The headers that name the version; empty for a bucket that never had versioning. */
export function versionHeaders(versioning: Versioning, { versionId }: Version): Record<string, string> {
  return versioning === 'Off' ? {} : { 'x-amz-version-id': versionId };
}
