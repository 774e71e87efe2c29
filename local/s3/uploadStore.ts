import { randomBytes } from 'node:crypto';
import type { Bytes } from './bytes';
import type { ChecksumAlgorithm } from './checksums';
import { JsonFolder } from './durable';
import { S3Error } from './errors';
import { Locks } from './locks';
import type { Piece } from './versions';

export type Upload = {
  uploadId: string;
  key: string;
  initiatedAt: string;
  headers: Record<string, string>;
  checksumAlgorithm?: ChecksumAlgorithm;
};

export type Part = { partNumber: number; piece: Piece; etag: string; modifiedAt: string; checksum?: string };

type StoredPart = Part & { uploadId: string };
type OpenUpload = { upload: Upload; parts: Map<number, Part> };

/** A bucket's open multipart uploads. An upload ends by the removal of its record; its parts are cleared after that. */
export class UploadStore {
  private readonly locks = new Locks();
  private readonly running = new Map<string, OpenUpload>();

  private constructor(
    private readonly records: JsonFolder<Upload>,
    private readonly partRecords: JsonFolder<StoredPart>,
    private readonly bytes: Bytes,
  ) {}

  static async open(folders: { uploads: string; parts: string }, bytes: Bytes): Promise<UploadStore> {
    const uploads = new UploadStore(new JsonFolder(folders.uploads), new JsonFolder(folders.parts), bytes);
    await uploads.load();
    return uploads;
  }

  /** By key, and by the time of their beginning where the key is the same. */
  list(): Upload[] {
    const uploads = [...this.running.values()].map(({ upload }) => upload);
    return uploads.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  }

  /** The parts of an upload, by number. */
  parts(key: string, uploadId: string): Part[] {
    const { parts } = this.require(key, uploadId);
    return [...parts.values()].sort((a, b) => a.partNumber - b.partNumber);
  }

  get(key: string, uploadId: string): Upload {
    return this.require(key, uploadId).upload;
  }

  async create(upload: Omit<Upload, 'uploadId' | 'initiatedAt'>): Promise<Upload> {
    const uploadId = randomBytes(32).toString('base64url');
    const created = { ...upload, uploadId, initiatedAt: new Date().toISOString() };
    await this.records.write(uploadId, created);
    this.running.set(uploadId, { upload: created, parts: new Map() });
    return created;
  }

  async putPart(key: string, uploadId: string, part: Part): Promise<void> {
    await this.locks.run(uploadId, async () => {
      const { parts } = this.require(key, uploadId);
      const replaced = parts.get(part.partNumber);
      await this.partRecords.write(partName(uploadId, part), { uploadId, ...part });
      parts.set(part.partNumber, part);
      if (replaced) await this.bytes.discard([replaced.piece]);
    });
  }

  /** Ends an upload, once `finish` has taken over the pieces it returns. */
  async end(key: string, uploadId: string, finish: () => Promise<Piece[]>): Promise<void> {
    await this.locks.run(uploadId, async () => {
      const { parts } = this.require(key, uploadId);
      const taken = new Set((await finish()).map(({ file }) => file));
      await this.records.remove([uploadId]);
      this.running.delete(uploadId);
      await this.partRecords.remove([...parts.values()].map((part) => partName(uploadId, part)));
      await this.bytes.discard([...parts.values()].flatMap(({ piece }) => (taken.has(piece.file) ? [] : piece)));
    });
  }

  /** Removes the records of uploads that a crash caught between their object's commit and their end. */
  async forget(uploadIds: Set<string>): Promise<void> {
    const finished = [...this.running.keys()].filter((uploadId) => uploadIds.has(uploadId));
    await this.records.remove(finished);
    for (const uploadId of finished) this.running.delete(uploadId);
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

function sortKey({ key, initiatedAt }: Upload): Buffer {
  return Buffer.from(`${key}\0${initiatedAt}`);
}
