import type { LambdaRequest } from '@aws-appsync/utils';
import { mostPartsAtOnce } from '../../schema/limits';
import type { MultipartPlan, MutationPresignUploadPartsArgs, UploadPart, UploadPartInput } from '../generated/types';
import { requireSha256 } from '../shared/input';
import { partSizeOf, planOf } from '../shared/multipart';
import { fail, invalid } from '../shared/outcome';
import { callPresign, presignAnswer } from '../shared/presign';
import { noParts } from './failures';
import type { UploadContext } from './stash';

/** Each part's own length and checksum are signed: S3 accepts only those bytes. */
export function request(ctx: UploadContext<MutationPresignUploadPartsArgs>): LambdaRequest {
  const { upload } = ctx.stash;
  const { objectKey, multipartId } = upload;
  if (upload.state !== 'OPEN') fail('Conflict', 'All parts of this upload have arrived already. Complete the upload.');
  const plan = planOf(upload);
  if (!plan) fail('Conflict', 'This upload has no parts: its bytes go in one PUT.');
  if (!multipartId) noParts();
  const parts = requireParts(ctx.args.input.parts, plan, upload.size);
  return callPresign({ action: 'signParts', objectKey, multipartId, parts });
}

export function response(ctx: UploadContext): UploadPart[] {
  return presignAnswer(ctx, 'signParts');
}

function requireParts(parts: UploadPartInput[], plan: MultipartPlan, size: number): UploadPartInput[] {
  if (parts.length < 1 || parts.length > mostPartsAtOnce)
    invalid(`Ask for 1 to ${mostPartsAtOnce} parts at once.`, 'parts');
  const numbers = parts.map(({ partNumber }) => partNumber);
  const repeated = numbers.filter((number, index) => numbers.indexOf(number) !== index);
  if (repeated.length > 0) invalid(`Part ${repeated[0]} is asked for twice.`, 'partNumber');
  parts.forEach((part) => requirePart(part, plan, size));
  return parts;
}

function requirePart({ partNumber, size, sha256 }: UploadPartInput, plan: MultipartPlan, whole: number): void {
  if (partNumber < 1 || partNumber > plan.partCount) invalid(`partNumber is 1 to ${plan.partCount}.`, 'partNumber');
  const planned = partSizeOf(plan, whole, partNumber);
  if (size !== planned) invalid(`Part ${partNumber} has ${planned} bytes by the plan.`, 'size');
  requireSha256(sha256);
}
