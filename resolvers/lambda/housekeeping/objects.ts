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

/** Takes away an object and the parts of one; there need be neither. */
export async function takeAway({ objectKey, multipartId }: RemovalItem): Promise<void> {
  const place = { Bucket: bucket, Key: objectKey };
  if (multipartId) {
    await s3.send(new AbortMultipartUploadCommand({ ...place, UploadId: multipartId })).catch(unless(NoSuchUpload));
  }
  const head = await s3.send(new HeadObjectCommand(place)).catch(unless(NotFound));
  // Deleting what is not there would leave a delete marker.
  if (head) await s3.send(new DeleteObjectCommand(place));
}

function unless(expected: typeof NoSuchUpload | typeof NotFound) {
  return (error: unknown): undefined => {
    if (!(error instanceof expected)) throw error;
  };
}
