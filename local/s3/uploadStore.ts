import { randomBytes } from 'node:crypto';
import type { Bytes } from './bytes';
import type { ChecksumAlgorithm, Checksums, ChecksumType } from './checksums';
import { JsonFolder } from '../state/durable';
import { S3Error } from './errors';
import { compareUtf8 } from './keyOrder';
import { Locks } from './locks';
import type { Piece } from './versions';

export type Upload = {
  uploadId: string;
  key: string;
  initiatedAt: string;
  headers: Record<string, string>;
  /** The algorithm that the upload's creator asked for, or else S3's own. */
  checksumAlgorithm?: ChecksumAlgorithm;
  checksumType?: ChecksumType;
};

export type Part = {
  partNumber: number;
  piece: Piece;
  etag: string;
  modifiedAt: string;
  /** The checksum by the upload's algorithm. */
  checksum?: string;
  /** Checksums that the part's sender declared although the upload does not ask for them. */
  declared?: Checksums;
};

const lostUpload = 'Its upload is over: whoever sent it has to begin again.';
const lostPart = 'Whoever sent this part has to send it again.';

type StoredPart = Part & { uploadId: string };
type OpenUpload = { upload: Upload; parts: Map<number, Part> };

/**
 * A bucket's open multipart uploads. Removing its record ends an upload; its parts are deleted after that. Change an upload only
 * inside `alone`.
 */
export class UploadStore {
  private readonly locks = new Locks();
  private readonly running = new Map<string, OpenUpload>();

  private constructor(
    private readonly records: JsonFolder<Upload>,
    private readonly partRecords: JsonFolder<StoredPart>,
    private readonly bytes: Bytes,
  ) {}

  static async open(folders: { uploads: string; parts: string }, bytes: Bytes): Promise<UploadStore> {
    const uploads = new UploadStore(
      new JsonFolder(folders.uploads, lostUpload),
      new JsonFolder(folders.parts, lostPart),
      bytes,
    );
    await uploads.load();
    return uploads;
  }

  /** The uploads after a marker, ordered by key, then by id. */
  after(prefix: string, key = '', uploadId?: string): Upload[] {
    const uploads = [...this.running.values()].map(({ upload }) => upload);
    // Without an id, the marker is after every upload of its key.
    const isAfter = (upload: Upload) =>
      uploadId === undefined ? compareUtf8(upload.key, key) > 0 : compare(upload, { key, uploadId }) > 0;
    return uploads.filter((upload) => upload.key.startsWith(prefix) && isAfter(upload)).sort(compare);
  }

  /** The parts of an upload, ordered by number. */
  parts(key: string, uploadId: string): Part[] {
    const { parts } = this.require(key, uploadId);
    return [...parts.values()].sort((a, b) => a.partNumber - b.partNumber);
  }

  get(key: string, uploadId: string): Upload {
    return this.require(key, uploadId).upload;
  }

  has(uploadId: string): boolean {
    return this.running.has(uploadId);
  }

  async create(upload: Omit<Upload, 'uploadId' | 'initiatedAt'>): Promise<Upload> {
    const uploadId = randomBytes(32).toString('base64url');
    const created = { ...upload, uploadId, initiatedAt: new Date().toISOString() };
    await this.records.write(uploadId, created);
    this.running.set(uploadId, { upload: created, parts: new Map() });
    return created;
  }

  /** Stores a part, replacing an earlier one of the same number. */
  async putPart(key: string, uploadId: string, part: Part): Promise<void> {
    const { parts } = await this.requireFor(part, key, uploadId);
    const replaced = parts.get(part.partNumber);
    await this.partRecords.write(partName(uploadId, part), { uploadId, ...part });
    parts.set(part.partNumber, part);
    if (replaced) await this.bytes.discard([replaced.piece]);
  }

  /** Runs one change of an upload at a time. */
  alone<T>(uploadId: string, work: () => Promise<T>): Promise<T> {
    return this.locks.run(uploadId, work);
  }

  /** Ends an upload and deletes its bytes, except for those that an object took over. */
  async end(key: string, uploadId: string, taken: Piece[]): Promise<void> {
    const parts = [...this.require(key, uploadId).parts.values()];
    const kept = new Set(taken.map(({ file }) => file));
    await this.records.remove([uploadId]);
    this.running.delete(uploadId);
    await this.partRecords.remove(parts.map((part) => partName(uploadId, part)));
    await this.bytes.discard(parts.map(({ piece }) => piece).filter(({ file }) => !kept.has(file)));
  }

  /** Ends uploads that a crash interrupted after their object's commit. */
  async forget(finished: Map<string, Piece[]>): Promise<void> {
    for (const { upload } of [...this.running.values()]) {
      const taken = finished.get(upload.uploadId);
      if (taken) await this.end(upload.key, upload.uploadId, taken);
    }
  }

  pieces(): Piece[] {
    return [...this.running.values()].flatMap(({ parts }) => [...parts.values()].map(({ piece }) => piece));
  }

  private async load(): Promise<void> {
    for (const upload of (await this.records.load()).values()) {
      this.running.set(upload.uploadId, { upload, parts: new Map() });
    }
    const orphans: string[] = [];
    for (const [name, { uploadId, ...part }] of await this.partRecords.load()) {
      const found = this.running.get(uploadId);
      if (found) found.parts.set(part.partNumber, part);
      else orphans.push(name);
    }
    await this.partRecords.remove(orphans);
  }

  /** The upload may have ended while the part was being received. */
  private async requireFor({ piece }: Part, key: string, uploadId: string): Promise<OpenUpload> {
    if (this.running.get(uploadId)?.upload.key !== key) await this.bytes.discard([piece]);
    return this.require(key, uploadId);
  }

  private require(key: string, uploadId: string): OpenUpload {
    const found = this.running.get(uploadId);
    if (found?.upload.key === key) return found;
    const message =
      'The specified multipart upload does not exist. The upload ID might be invalid, or the upload has ended.';
    throw new S3Error('NoSuchUpload', message);
  }
}

function partName(uploadId: string, { partNumber }: Part): string {
  return `${uploadId}.${partNumber}`;
}

function compare(a: Pick<Upload, 'key' | 'uploadId'>, b: Pick<Upload, 'key' | 'uploadId'>): number {
  return compareUtf8(a.key, b.key) || compareUtf8(a.uploadId, b.uploadId);
}
