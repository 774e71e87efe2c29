import { createHash } from 'node:crypto';
import type { Bytes } from './bytes';
import { DiskFault } from './diskFault';
import { JsonFolder } from '../state/durable';
import { compareUtf8 } from './keyOrder';
import { Locks } from './locks';
import { isDeleteMarker, type Piece, type Version } from './versions';

const lostObject =
  'Its object cannot be found until the record is restored; npm run in-cloud -- npm run reconcile names what lacks it.';

type ObjectRecord = { key: string; versions: Version[] };

/** A bucket's objects. Writing the key's record is the commit: bytes belong to an object once its record names them. */
export class ObjectStore {
  private readonly locks = new Locks();
  private readonly records = new Map<string, readonly Version[]>();
  private sortedKeys: readonly string[] | undefined;

  private constructor(
    private readonly folder: JsonFolder<ObjectRecord>,
    private readonly bytes: Bytes,
  ) {}

  static async open(folder: string, bytes: Bytes): Promise<ObjectStore> {
    const objects = new ObjectStore(new JsonFolder(folder, lostObject), bytes);
    const records = await objects.folder.load();
    for (const { key, versions } of records.values()) objects.records.set(key, versions);
    return objects;
  }

  /** Whether a record could not be read, so that we do not know which bytes belong to it. */
  get isDamaged(): boolean {
    return this.folder.damaged.size > 0;
  }

  /** Throws if the key's record cannot be read; that is not the same as an object that never existed. */
  requireReadable(key: string): void {
    if (!this.folder.damaged.has(nameOf(key)) || this.records.has(key)) return;
    const message = 'The record of this object is damaged on the disk of this S3.';
    throw new DiskFault('InternalError', 500, message, `the record ${nameOf(key)} is damaged: restore it.`);
  }

  /** Newest first; empty for a key that was never written. */
  versionsOf(key: string): readonly Version[] {
    return this.records.get(key) ?? [];
  }

  /** In S3's order. */
  keys(): readonly string[] {
    return (this.sortedKeys ??= [...this.records.keys()].sort(compareUtf8));
  }

  *versions(): Generator<Version> {
    for (const versions of this.records.values()) yield* versions;
  }

  /** Changes a key, one change at a time; `change` may throw to refuse. Once it resolves, no crash undoes the change. */
  async update(key: string, change: (versions: readonly Version[]) => readonly Version[]): Promise<void> {
    await this.locks.run(key, async () => {
      const before = this.versionsOf(key);
      const after = change(before);
      await this.save(key, after);
      const kept = new Set(piecesOf(after).map(({ file }) => file));
      await this.bytes.discard(piecesOf(before).filter(({ file }) => !kept.has(file)));
    });
  }

  private async save(key: string, versions: readonly Version[]): Promise<void> {
    const name = nameOf(key);
    if (versions.length > 0) await this.folder.write(name, { key, versions: [...versions] });
    else if (this.records.has(key)) await this.folder.remove([name]);
    this.remember(key, versions);
  }

  private remember(key: string, versions: readonly Version[]): void {
    if (this.records.has(key) !== versions.length > 0) this.sortedKeys = undefined;
    if (versions.length > 0) this.records.set(key, versions);
    else this.records.delete(key);
  }
}

/** Hashed, so that a key can neither leave the folder nor exceed the length of file names. */
function nameOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

export function piecesOf(versions: Iterable<Version>): Piece[] {
  return [...versions].flatMap((version) => (isDeleteMarker(version) ? [] : version.pieces));
}
