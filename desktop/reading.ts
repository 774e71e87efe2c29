import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A file, however its client reads it. */
export type Bytes = { size: number; slice: (from: number, to: number) => Promise<Uint8Array> };

export type Part = { partNumber: number; sha256: string; body: Uint8Array<ArrayBuffer> };

type Plan = { partSize: number; partCount: number };

// Small enough to keep a page responsive while they are hashed.
const sliceSize = 1024 * 1024;

/** The file is not the one that was read before. */
export class FileChangedError extends Error {}

/** How far a file has been read: kept through a pause, so that what was read is not read again to be hashed. */
export class Reading {
  // WebCrypto hashes only what is in memory as a whole.
  private whole = sha256.create();
  private parts: string[] = [];
  private finished: string | null = null;

  /** The parts that are not stored yet, in order; reads no more than one ahead of whoever asks. */
  async *missingParts(bytes: Bytes, plan: Plan, isStored: (partNumber: number, sha256: string) => boolean) {
    for (let partNumber = 1; partNumber <= plan.partCount; partNumber += 1) {
      const known = this.parts[partNumber - 1];
      if (known !== undefined && isStored(partNumber, known)) continue;
      const part = await this.read(bytes, plan, partNumber);
      if (known !== undefined && known !== part.sha256) throw new FileChangedError('The file has changed');
      if (known === undefined) this.parts.push(part.sha256);
      if (!isStored(partNumber, part.sha256)) yield part;
    }
  }

  /** Of the whole file, once every part of it has been read. */
  sha256(): string {
    this.finished ??= bytesToHex(this.whole.digest());
    return this.finished;
  }

  private async read(bytes: Bytes, { partSize }: Plan, partNumber: number): Promise<Part> {
    const from = (partNumber - 1) * partSize;
    const isNew = this.parts.length < partNumber;
    const body = new Uint8Array(Math.min(partSize, bytes.size - from));
    try {
      for (let at = 0; at < body.length; at += sliceSize) {
        const slice = await bytes.slice(from + at, from + Math.min(at + sliceSize, body.length));
        body.set(slice, at);
        if (isNew) this.whole.update(slice);
      }
    } catch (error) {
      this.startOver();
      throw error;
    }
    return { partNumber, sha256: await sha256Of(body), body };
  }

  // A part that was read by half is in the digest by half.
  private startOver(): void {
    this.whole = sha256.create();
    this.parts = [];
  }
}

/** 64 lowercase hexadecimal digits. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return bytesToHex(new Uint8Array(digest));
}
