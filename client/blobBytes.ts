import type { Bytes } from './hashedFile';

/** The file vanished, was written to, or may not be read, between being chosen and being sent. */
export class UnreadableFileError extends Error {}

/** A chosen file as the shared save reads it. */
export const bytesOf = (file: Blob): Bytes => ({
  size: file.size,
  slice: async (from, to) => new Uint8Array(await readable(file.slice(from, to))),
});

/** What is in it. */
export function readable(piece: Blob): Promise<ArrayBuffer> {
  return piece.arrayBuffer().catch((cause: unknown) => {
    throw new UnreadableFileError('The file cannot be read', { cause });
  });
}
