import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A file, however its client reads it. */
export type Bytes = { size: number; slice: (from: number, to: number) => Promise<Uint8Array> };

/** What is sent: bytes in memory, or a piece of a file that a browser reads while it sends it. */
export type Body = Uint8Array<ArrayBuffer> | Blob;

export type Hashed = { body: Body; sha256: string };

/** A file with its fingerprints, wherever they are made: 64 lowercase hexadecimal digits each. */
export type HashedFile = {
  size: number;
  range: (from: number, to: number) => Promise<Hashed>;
  /** The same of the next range, which counts towards the whole; from 0 on the whole begins anew. */
  next: (from: number, to: number) => Promise<Hashed>;
  /** Of the whole, once all of it was next. */
  sha256: () => Promise<string>;
};

// No more than this of a part is there twice.
const sliceSize = 1024 * 1024;

/** Made in this thread. */
export function hashedHere(bytes: Bytes): HashedFile {
  let whole = sha256.create();
  let finished: string | null = null;
  const read = async (from: number, to: number, heed: (slice: Uint8Array) => void): Promise<Hashed> => {
    const body = new Uint8Array(to - from);
    for (let at = 0; at < body.length; at += sliceSize) {
      const slice = await bytes.slice(from + at, from + Math.min(at + sliceSize, body.length));
      body.set(slice, at);
      heed(slice);
    }
    return { body, sha256: await sha256Of(body) };
  };
  return {
    size: bytes.size,
    range: (from, to) => read(from, to, () => undefined),
    next(from, to) {
      // WebCrypto hashes only what is in memory as a whole.
      if (from === 0) [whole, finished] = [sha256.create(), null];
      return read(from, to, (slice) => whole.update(slice));
    },
    sha256: () => Promise.resolve((finished ??= bytesToHex(whole.digest()))),
  };
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return bytesToHex(new Uint8Array(digest));
}
