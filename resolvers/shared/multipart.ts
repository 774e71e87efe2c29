import { largestPut } from '../../schema/limits';
import type { MultipartPlan } from '../generated/types';
import type { UploadItem } from './items';

/** Bytes of every part but the last. The largest file makes 3,200 parts; S3 takes 10,000, of 5 MiB to 5 GiB each. */
const partSize = 16777216;

/** How this many bytes are split into parts; null if one PUT carries them. */
export function multipartPlanOf(size: number): MultipartPlan | null {
  return size <= largestPut ? null : { partSize, partCount: Math.ceil(size / partSize) };
}

/** The plan that the upload was made with; null if one PUT carries its bytes. */
export function planOf(upload: UploadItem): MultipartPlan | null {
  const { partSize, partCount } = upload;
  return partSize && partCount ? { partSize, partCount } : null;
}

/** The bytes of one part of an upload. */
export function partSizeOf(plan: MultipartPlan, size: number, partNumber: number): number {
  return partNumber === plan.partCount ? size - plan.partSize * (plan.partCount - 1) : plan.partSize;
}
