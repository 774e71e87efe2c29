import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { link, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { damaged } from './diskFault';
import { makeFolder, syncFolder } from '../state/durable';
import { isBlanked } from './blank';
import { isDeleteMarker, type Piece, type Version } from './versions';

const keptAsideMilliseconds = 7 * 86_400_000;

const whence =
  'a crash has left them, or their record is missing. npm run in-cloud -- npm run reconcile names the versions that lack theirs.';

/** Receives the bytes of one file as they arrive. */
type Sink = (chunks: AsyncIterable<Buffer>) => Promise<void>;

/** A bucket's folder of immutable files. Files that no record refers to are swept at the next start. */
export class Bytes {
  private readonly readers = new Map<string, number>();
  private readonly condemned = new Set<string>();

  private constructor(private readonly folder: string) {}

  static async open(folder: string): Promise<Bytes> {
    await makeFolder(folder);
    return new Bytes(folder);
  }

  /** Stores what `write` sends to the sink. Once it resolves, a crash loses nothing of it. */
  async add<T extends { size: number }>(write: (sink: Sink) => Promise<T>): Promise<T & { piece: Piece }> {
    const file = randomBytes(16).toString('hex');
    try {
      const written = await this.writeSynced(file, write);
      await syncFolder(this.folder);
      return { ...written, piece: { file, size: written.size } };
    } catch (error) {
      await this.discard([{ file, size: 0 }]);
      throw error;
    }
  }

  /** Stored bytes never change, so a copy shares them. */
  async copy(pieces: Piece[], from: Bytes): Promise<Piece[]> {
    from.requireWhole(pieces);
    const copies = pieces.map(({ size }) => ({ file: randomBytes(16).toString('hex'), size }));
    const release = from.hold(pieces);
    try {
      for (const [index, { file }] of pieces.entries()) {
        await link(from.path(file), this.path(copies[index]?.file ?? ''));
      }
      await syncFolder(this.folder);
      return copies;
    } catch (error) {
      await this.discard(copies);
      throw error;
    } finally {
      await release();
    }
  }

  /** Protects these files from removal while they are read, until the returned function is called. */
  hold(pieces: Piece[]): () => Promise<void> {
    for (const { file } of pieces) this.readers.set(file, (this.readers.get(file) ?? 0) + 1);
    return async () => {
      for (const { file } of pieces) this.leave(file);
      await this.discard(pieces.filter(({ file }) => this.condemned.has(file)));
    };
  }

  /** The bytes from `start` up to, but not including, `end`. */
  async *read(pieces: Piece[], start: number, end: number): AsyncGenerator<Buffer> {
    let offset = 0;
    for (const { file, size } of pieces) {
      const first = Math.max(start - offset, 0);
      const last = Math.min(end - offset, size) - 1;
      offset += size;
      if (first > last) continue;
      yield* this.readPiece(file, first, last);
    }
  }

  /** Call it before an answer begins: a client would wait for the rest of an answer that ends early. */
  requireWhole(pieces: Piece[]): void {
    const [file] = this.damaged(pieces);
    if (file !== undefined) throw damaged(file);
  }

  private async *readPiece(file: string, start: number, end: number): AsyncGenerator<Buffer> {
    let left = end - start + 1;
    for await (const chunk of chunksOf(createReadStream(this.path(file), { start, end, highWaterMark: 256 * 1024 }))) {
      left -= chunk.length;
      yield chunk;
    }
    if (left > 0) throw damaged(this.path(file));
  }

  async discard(pieces: Piece[]): Promise<void> {
    for (const { file } of pieces) {
      if (this.readers.has(file)) this.condemned.add(file);
      else await this.remove(file);
    }
  }

  /** Sets aside files that no record names, because of a crash or a lost record. They are deleted after a week. */
  async sweep(live: Piece[]): Promise<void> {
    const files = new Set(live.map(({ file }) => file));
    const unnamed = (await readdir(this.folder)).filter((file) => !files.has(file));
    const aside = `${this.folder}.unnamed`;
    await removeOlder(aside, Date.now() - keptAsideMilliseconds);
    if (unnamed.length === 0) return;
    await makeFolder(aside);
    for (const file of unnamed) {
      await rename(this.path(file), join(aside, file));
      await utimes(join(aside, file), new Date(), new Date());
    }
    console.warn(
      `${unnamed.length} files of ${this.folder} are of no object. They are kept in ${aside} for a week: ${whence}`,
    );
  }

  /** The files that are missing, or shorter than their records say. */
  damaged(live: Piece[]): string[] {
    const isWhole = ({ file, size }: Piece) => statSync(this.path(file), { throwIfNoEntry: false })?.size === size;
    return live.filter((piece) => !isWhole(piece)).map(({ file }) => this.path(file));
  }

  /** The files that are full of NULs, of objects with one file; other objects are checked by their checksum when they are read. */
  blanked(versions: Iterable<Version>): string[] {
    return [...versions].flatMap((version) => {
      const [piece, ...others] = isDeleteMarker(version) ? [] : version.pieces;
      if (!piece || others.length > 0 || isDeleteMarker(version) || this.damaged([piece]).length > 0) return [];
      const file = this.path(piece.file);
      return isBlanked(file, version) ? [file] : [];
    });
  }

  private async writeSynced<T>(file: string, write: (sink: Sink) => Promise<T>): Promise<T> {
    const handle = await open(this.path(file), 'wx', 0o600);
    try {
      const written = await write(async (chunks) => {
        for await (const chunk of chunks) await handle.appendFile(chunk);
      });
      await handle.sync();
      return written;
    } finally {
      await handle.close();
    }
  }

  private leave(file: string): void {
    const left = (this.readers.get(file) ?? 1) - 1;
    if (left > 0) this.readers.set(file, left);
    else this.readers.delete(file);
  }

  private async remove(file: string): Promise<void> {
    this.condemned.delete(file);
    await rm(this.path(file), { force: true });
  }

  private path(file: string): string {
    return join(this.folder, file);
  }
}

async function removeOlder(folder: string, than: number): Promise<void> {
  const files = existsSync(folder) ? await readdir(folder) : [];
  for (const file of files) {
    const { mtimeMs } = await stat(join(folder, file));
    if (mtimeMs < than) await rm(join(folder, file));
  }
}

function chunksOf(stream: AsyncIterable<unknown>): AsyncIterable<Buffer> {
  return stream as AsyncIterable<Buffer>;
}
