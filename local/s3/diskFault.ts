/** A failure of the disk: an answer for the client and a line for the operator. */
export class DiskFault extends Error {
  constructor(
    readonly code: 'InternalError' | 'ServiceUnavailable',
    readonly status: 500 | 503,
    message: string,
    readonly line: string,
  ) {
    super(message);
  }
}

/** The fault for a file that is missing or shorter than it was. */
export function damaged(file: string): DiskFault {
  const message = 'The bytes of this object are damaged on the disk of this S3, and cannot be sent.';
  return new DiskFault('InternalError', 500, message, `${file} is missing, or not as long as it was: restore it.`);
}

/** The fault for an error of the disk; undefined for any other error. */
export function diskFaultOf(error: unknown): DiskFault | undefined {
  if (error instanceof DiskFault) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = 'The disk of this S3 is full, and nothing was stored. Make room, then try again.';
    return new DiskFault('ServiceUnavailable', 503, message, `the disk is full (${code}). Make room.`);
  }
  if (code !== 'EROFS' && code !== 'EACCES' && code !== 'EIO') return undefined;
  const message = 'The disk of this S3 cannot be used. Please try again later.';
  return new DiskFault('ServiceUnavailable', 503, message, `the disk refuses (${(error as Error).message}).`);
}
