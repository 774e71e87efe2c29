import type { HashedFile, Hashed } from './hashedFile';

export type Part = Hashed & { partNumber: number; size: number };

type Plan = { partSize: number; partCount: number };

/** The file's bytes are no longer those that were read before. */
export class BytesChangedError extends Error {}

/** How far a file has been read. It is kept through a pause, so that no part has to be read again for the hash of the whole. */
export class Reading {
  private parts: string[] = [];

  constructor(private readonly file: HashedFile) {}

  get size(): number {
    return this.file.size;
  }

  /** Reads the whole file, for one that is sent in a single PUT. */
  atOnce(): Promise<Hashed> {
    return this.file.range(0, this.size);
  }

  /** The parts that are not stored yet, in order; reads at most one part ahead. */
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

  /** The hash of the whole file, once every part has been read. */
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
      // Half of the failed part may be in the hash of the whole already, so reading starts again.
      this.parts = [];
      throw error;
    }
  }
}
