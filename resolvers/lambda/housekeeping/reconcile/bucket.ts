import {
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
  S3Client,
  type ListMultipartUploadsCommandOutput,
} from '@aws-sdk/client-s3';
import { required } from '../../environment';

/** An object in the bucket, and since when it is there. */
export type StoredObject = { objectKey: string; size: number; since: Date };
export type StoredMultipart = { objectKey: string; multipartId: string; since: Date };

const client = new S3Client();
const place = () => ({ Bucket: required('BUCKET'), Prefix: 'users/' });

export async function allObjects(): Promise<StoredObject[]> {
  const objects: StoredObject[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, place())) {
    for (const { Key = '', Size = 0, LastModified = new Date() } of Contents) {
      objects.push({ objectKey: Key, size: Size, since: LastModified });
    }
  }
  return objects;
}

/** Multiparts whose parts are not joined yet. */
export async function allMultiparts(): Promise<StoredMultipart[]> {
  const multiparts: StoredMultipart[] = [];
  let next: { KeyMarker?: string; UploadIdMarker?: string } | null = {};
  while (next) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ ...place(), ...next }),
    );
    for (const { Key = '', UploadId = '', Initiated = new Date() } of page.Uploads ?? []) {
      multiparts.push({ objectKey: Key, multipartId: UploadId, since: Initiated });
    }
    next = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : null;
  }
  return multiparts;
}
