import type { Bytes } from './hashedFile';

/** The file was removed, changed or made unreadable after it was chosen and before it was sent. */
export class UnreadableFileError extends Error {}

/** A chosen file as the shared save reads it. */
export const bytesOf = (file: Blob): Bytes => ({
  size: file.size,
  slice: async (from, to) => new Uint8Array(await readable(file.slice(from, to))),
});

/** Reads the bytes. Throws UnreadableFileError if the file can no longer be read. */
export function readable(piece: Blob): Promise<ArrayBuffer> {
  return piece.arrayBuffer().catch((cause: unknown) => {
    throw new UnreadableFileError('The file cannot be read', { cause });
  });
}
