import { HeadObjectCommand, NotFound, type S3Client } from '@aws-sdk/client-s3';
import type { StoredObject } from '../shared/presign';

/** What the bucket holds under this key, as S3 itself verified it; null when it holds nothing. */
export async function inspect(s3: S3Client, bucket: string, objectKey: string): Promise<StoredObject | null> {
  const command = new HeadObjectCommand({ Bucket: bucket, Key: objectKey, ChecksumMode: 'ENABLED' });
  const head = await s3.send(command).catch(absent);
  if (!head) return null;
  return {
    size: head.ContentLength ?? 0,
    sha256: head.ChecksumSHA256 ? Buffer.from(head.ChecksumSHA256, 'base64').toString('hex') : null,
    mimeType: head.ContentType ?? 'application/octet-stream',
  };
}

function absent(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
