import { HeadObjectCommand, NotFound, type S3Client } from '@aws-sdk/client-s3';
import type { StoredObject } from '../shared/presign';

/** What the bucket holds under this key, as S3 itself verified it; null when it holds nothing. */
export async function inspect(s3: S3Client, bucket: string, objectKey: string): Promise<StoredObject | null> {
  const command = new HeadObjectCommand({ Bucket: bucket, Key: objectKey, ChecksumMode: 'ENABLED' });
  const head = await s3.send(command).catch(absent);
  if (!head) return null;
  const checksum = head.ChecksumSHA256 ?? null;
  const isComposite = checksum?.includes('-') ?? false;
  return {
    size: head.ContentLength ?? 0,
    sha256: checksum !== null && !isComposite ? hexOf(checksum) : null,
    compositeSha256: isComposite ? checksum : null,
    mimeType: head.ContentType ?? 'application/octet-stream',
  };
}

/** S3 writes checksums in base64, the API in hexadecimal. */
export function hexOf(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex');
}

function absent(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
