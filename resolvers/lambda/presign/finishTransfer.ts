import type { S3Client } from '@aws-sdk/client-s3';
import type { Completion, PresignCall, Transfer } from '../../shared/presign';
import { completeMultipart } from './completeMultipart';
import { inspect } from './inspect';

type Call = Extract<PresignCall, { action: 'finishTransfer' }>;

/** Makes one object of what came in parts, and tells what is there then. May be called again at any time. */
export async function finishTransfer(
  s3: S3Client,
  bucket: string,
  { objectKey, name, parts }: Call,
  patience: AbortSignal,
): Promise<Transfer> {
  const completion: Completion = parts
    ? await completeMultipart(s3, bucket, { objectKey, ...parts }, patience)
    : { outcome: 'DONE' };
  if (completion.outcome !== 'DONE') return completion;
  const stored = await inspect(s3, bucket, { objectKey, name });
  return stored ? { outcome: 'DONE', stored } : { outcome: 'ABSENT' };
}
