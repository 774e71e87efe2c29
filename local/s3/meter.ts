import { createHash } from 'node:crypto';
import { digestOf, type ChecksumAlgorithm } from './checksums';
import { incomplete } from './chunked';

type DigestName = ChecksumAlgorithm | 'md5';

/** Counts and digests the bytes that pass through. */
export class Meter {
  private received = 0;
  private readonly digests;

  constructor(
    private readonly size: number,
    names: Iterable<DigestName>,
  ) {
    this.digests = new Map([...names].map((name) => [name, name === 'md5' ? createHash('md5') : digestOf(name)]));
  }

  async *measure(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.received += chunk.length;
      if (this.received > this.size) throw incomplete();
      for (const digest of this.digests.values()) digest.update(chunk);
      yield chunk;
    }
    if (this.received !== this.size) throw incomplete();
  }

  /** Call it once, after all bytes have passed. */
  sums(): Partial<Record<DigestName, Buffer>> {
    return Object.fromEntries([...this.digests].map(([name, digest]) => [name, digest.digest()]));
  }
}
