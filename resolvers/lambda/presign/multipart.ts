import {
  CreateMultipartUploadCommand,
  NoSuchUpload,
  paginateListParts,
  type Part,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { UploadedPart } from '../../generated/types';
import type { Multipart } from '../../shared/presign';
import { hexOf } from './inspect';

/** S3's id of a new multipart whose parts each bring a sha256 that S3 verifies. */
export async function startMultipart(
  s3: S3Client,
  bucket: string,
  { objectKey, mimeType }: { objectKey: string; mimeType: string },
): Promise<string> {
  const command = new CreateMultipartUploadCommand({
    Bucket: bucket,
    Key: objectKey,
    ContentType: mimeType,
    ChecksumAlgorithm: 'SHA256',
    ChecksumType: 'COMPOSITE',
  });
  const { UploadId } = await s3.send(command);
  if (!UploadId) throw new Error('S3 has named no upload.');
  return UploadId;
}

/** The parts that have arrived, by number; null when there is no such multipart any more. */
export async function listParts(s3: S3Client, bucket: string, multipart: Multipart): Promise<UploadedPart[] | null> {
  const parts = await findParts(s3, bucket, multipart);
  return (
    parts?.map(({ PartNumber, Size, ChecksumSHA256 }) => ({
      partNumber: PartNumber ?? 0,
      size: Size ?? 0,
      sha256: hexOf(ChecksumSHA256 ?? ''),
    })) ?? null
  );
}

/** The same in S3's own format. */
export async function findParts(
  s3: S3Client,
  bucket: string,
  { objectKey, multipartId }: Multipart,
): Promise<Part[] | null> {
  const parts: Part[] = [];
  try {
    const pages = paginateListParts({ client: s3 }, { Bucket: bucket, Key: objectKey, UploadId: multipartId });
    for await (const { Parts = [] } of pages) parts.push(...Parts);
  } catch (error) {
    if (error instanceof NoSuchUpload) return null;
    throw error;
  }
  return parts;
}
