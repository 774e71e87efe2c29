import { CompleteMultipartUploadCommand, type Part, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mostPartsAtOnce } from '../../../schema/limits';
import { partSizeOf } from '../../shared/multipart';
import type { Completion, PartsToJoin } from '../../shared/presign';
import { findObject } from './inspect';
import { findParts } from './multipart';

type Call = PartsToJoin & { objectKey: string };

// Another call is at it or was, or a part came again since it was listed: the next call finds what came of that.
const crossings = ['NoSuchUpload', 'PreconditionFailed', 'ConditionalRequestConflict', 'InvalidPart'];

/** Makes one object of the parts, or says why not. May be called again at any time, and after any answer. */
export async function completeMultipart(
  s3: S3Client,
  bucket: string,
  call: Call,
  patience: AbortSignal,
): Promise<Completion> {
  if (await findObject(s3, bucket, call.objectKey)) return { outcome: 'DONE' };
  const parts = await findParts(s3, bucket, call);
  // The object is looked for again: another call may have put it together since.
  if (!parts) return { outcome: (await findObject(s3, bucket, call.objectKey)) ? 'DONE' : 'GONE' };
  const missingParts = missingOf(call, parts);
  if (missingParts.length > 0) return { outcome: 'INCOMPLETE', missingParts: missingParts.slice(0, mostPartsAtOnce) };
  return putTogether(s3, commandOf(bucket, call, parts), patience);
}

async function putTogether(
  s3: S3Client,
  command: CompleteMultipartUploadCommand,
  patience: AbortSignal,
): Promise<Completion> {
  try {
    await s3.send(command, { abortSignal: patience });
    return { outcome: 'DONE' };
  } catch (error) {
    const isCrossed = error instanceof S3ServiceException && crossings.includes(error.name);
    if (isCrossed || patience.aborted) return { outcome: 'PENDING' };
    throw error;
  }
}

function commandOf(bucket: string, { objectKey, multipartId, size }: Call, parts: Part[]) {
  return new CompleteMultipartUploadCommand({
    Bucket: bucket,
    Key: objectKey,
    UploadId: multipartId,
    IfNoneMatch: '*',
    MpuObjectSize: size,
    MultipartUpload: {
      Parts: parts.map(({ PartNumber, ETag, ChecksumSHA256 }) => ({ PartNumber, ETag, ChecksumSHA256 })),
    },
  });
}

/** A part whose size is not as planned counts as missing. */
function missingOf({ plan, size }: Call, parts: Part[]): number[] {
  const sizes = new Map(parts.map(({ PartNumber, Size }) => [PartNumber, Size]));
  const numbers = Array.from({ length: plan.partCount }, (_, index) => index + 1);
  return numbers.filter((number) => sizes.get(number) !== partSizeOf(plan, size, number));
}
