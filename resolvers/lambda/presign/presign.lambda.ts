import { S3Client } from '@aws-sdk/client-s3';
import type { PresignAnswers, PresignCall } from '../../shared/presign';
import { finishTransfer } from './finishTransfer';
import { listParts, startMultipart } from './multipart';
import { signGet, signParts, signPreview, signPut } from './sign';
import { required } from '../environment';

// Otherwise the checksum of an empty body is baked into the URL.
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' });

/** Less than the 30 seconds of an API request, which has more to do than this. */
const patienceMilliseconds = 20_000;

/** The only function that holds rights on the bytes. Access is decided in the resolver's steps before it is called. */
export async function handler(call: PresignCall): Promise<PresignAnswers[PresignCall['action']]> {
  const bucket = required('BUCKET');
  switch (call.action) {
    case 'signPut':
      return signPut(s3, bucket, call);
    case 'signGet':
      return signGet(s3, bucket, call);
    case 'signPreview':
      return signPreview(s3, bucket, call);
    case 'startMultipart':
      return startMultipart(s3, bucket, call);
    case 'signParts':
      return signParts(s3, bucket, call);
    case 'listParts':
      return listParts(s3, bucket, call);
    case 'finishTransfer':
      return finishTransfer(s3, bucket, call, AbortSignal.timeout(patienceMilliseconds));
  }
}
