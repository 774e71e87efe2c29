import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A file's size in bytes, and a way to read any range of it. */
export type Bytes = { size: number; slice: (from: number, to: number) => Promise<Uint8Array> };

/** The bytes to send: in memory, or a slice of a file that a browser reads while sending. */
export type Body = Uint8Array<ArrayBuffer> | Blob;

export type Hashed = { body: Body; sha256: string };

/** A file that hashes what it reads. Every SHA-256 is 64 lowercase hexadecimal digits. */
export type HashedFile = {
  size: number;
  range: (from: number, to: number) => Promise<Hashed>;
  /** Like `range`, for the next range in order, which is also added to the hash of the whole; from 0 it starts again. */
  next: (from: number, to: number) => Promise<Hashed>;
  /** The hash of the whole file, once `next` has read all of it. */
  sha256: () => Promise<string>;
};

// While a part is being read, at most this many bytes are in memory twice.
const sliceSize = 1024 * 1024;

/** Hashes in the current thread. */
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
      // WebCrypto cannot hash piece by piece, so the whole file needs another implementation.
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
