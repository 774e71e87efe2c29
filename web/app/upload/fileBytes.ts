import type { Bytes } from '../../../desktop/reading';

/** The file vanished, or may not be read, between being chosen and being sent. */
export class UnreadableFileError extends Error {}

/** A chosen file as the shared save reads it. */
export const bytesOf = (file: Blob): Bytes => ({
  size: file.size,
  async slice(from, to) {
    const buffer = await file
      .slice(from, to)
      .arrayBuffer()
      .catch((cause: unknown) => {
        throw new UnreadableFileError('The file cannot be read', { cause });
      });
    return new Uint8Array(buffer);
  },
});
