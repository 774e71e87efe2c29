/** The file vanished, or may not be read, between being chosen and being sent. */
export class UnreadableFileError extends Error {}

export async function sha256Of(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw new UnreadableFileError('The file cannot be read', { cause });
  });
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
