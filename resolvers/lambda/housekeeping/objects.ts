import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  NoSuchUpload,
  NotFound,
  S3Client,
} from '@aws-sdk/client-s3';
import type { RemovalItem } from '../../shared/items';
import { required } from '../environment';

const s3 = new S3Client();
const bucket = required('BUCKET');

/** Deletes an object and aborts its multipart, if they exist. */
export async function takeAway({ objectKey, multipartId }: RemovalItem): Promise<void> {
  const place = { Bucket: bucket, Key: objectKey };
  if (multipartId) {
    await s3.send(new AbortMultipartUploadCommand({ ...place, UploadId: multipartId })).catch(unless(NoSuchUpload));
  }
  const head = await s3.send(new HeadObjectCommand(place)).catch(unless(NotFound));
  // Deleting an object that does not exist would leave a delete marker.
  if (head) await s3.send(new DeleteObjectCommand(place));
}

function unless(expected: typeof NoSuchUpload | typeof NotFound) {
  return (error: unknown): undefined => {
    if (!(error instanceof expected)) throw error;
  };
}
