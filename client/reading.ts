import type { HashedFile, Hashed } from './hashedFile';

export type Part = Hashed & { partNumber: number; size: number };

type Plan = { partSize: number; partCount: number };

/** The file is not the one that was read before. */
export class BytesChangedError extends Error {}

/** How far a file has been read: kept through a pause, so that what was read is not read again to be hashed. */
export class Reading {
  private parts: string[] = [];

  constructor(private readonly file: HashedFile) {}

  get size(): number {
    return this.file.size;
  }

  /** All of it at once, for a file that one PUT carries. */
  atOnce(): Promise<Hashed> {
    return this.file.range(0, this.size);
  }

  /** The parts that are not stored yet, in order; reads no more than one ahead of whoever asks. */
  async *missingParts(plan: Plan, isStored: (partNumber: number, sha256: string) => boolean) {
    for (let partNumber = 1; partNumber <= plan.partCount; partNumber += 1) {
      const known = this.parts[partNumber - 1];
      if (known !== undefined && isStored(partNumber, known)) continue;
      const part = await this.read(plan, partNumber);
      if (known !== undefined && known !== part.sha256) throw new BytesChangedError('The file has changed');
      if (known === undefined) this.parts.push(part.sha256);
      if (!isStored(partNumber, part.sha256)) yield part;
    }
  }

  /** Of the whole file, once every part of it has been read. */
  sha256(): Promise<string> {
    return this.file.sha256();
  }

  private async read({ partSize }: Plan, partNumber: number): Promise<Part> {
    const from = (partNumber - 1) * partSize;
    const to = Math.min(from + partSize, this.size);
    const isNew = this.parts.length < partNumber;
    try {
      const hashed = await (isNew ? this.file.next(from, to) : this.file.range(from, to));
      return { partNumber, size: to - from, ...hashed };
    } catch (error) {
      // A part that was read by half is in the fingerprint of the whole by half.
      this.parts = [];
      throw error;
    }
  }
}
