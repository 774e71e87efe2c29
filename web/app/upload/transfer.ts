import { Reading } from '#client/reading';
import type { Retry } from '#client/retry';
import { resume, save, type CompleteInput, type Progress, type Target } from '#client/save';
import { problemOf } from '~/api/problem';
import { hashedInWorker } from './hashing';
import { mimeTypeOf } from './mimeType';
import type { Cut } from './untilReached';
import type { WebSaveApi } from './saveApi';
import { sendByXhr as send } from './sendByXhr';

export type Job = {
  file: File;
  target: Target;
  /** Also the upload's id. It makes a repeated request the same save, however far the first attempt came. */
  clientRequestId: string;
  /** Set if the upload was begun before this page was loaded. */
  begun: Begun | null;
  tell: (progress: Progress | Cut) => void;
  signal: AbortSignal;
};

export type Begun = { mimeType: string; isInParts: boolean };

// Kept, so that a file that continues after a pause is not read from its beginning again.
const readings = new WeakMap<File, Reading>();

export function transferFile(api: WebSaveApi, retry: Retry, job: Job): Promise<{ id: string }> {
  const { file, begun, clientRequestId } = job;
  const reading = readings.get(file) ?? new Reading(hashedInWorker(file));
  readings.set(file, reading);
  const means = { api, send, retry };
  const run = { ...job, reading };
  if (begun?.isInParts) return resume(means, clientRequestId, run);
  return save(means, { ...run, mimeType: begun?.mimeType ?? mimeTypeOf(file) });
}

export const completeTransfer = (api: WebSaveApi, retry: Retry, input: CompleteInput, signal: AbortSignal) =>
  retry(() => api.completeUpload(input), signal);

/** Succeeds too if the API does not know the upload or it has already ended. */
export async function abortTransfer(api: WebSaveApi, retry: Retry, uploadId: string): Promise<void> {
  await retry(() => api.abortUpload(uploadId)).catch((error: unknown) => {
    if (!['NotFound', 'Expired'].includes(problemOf(error).type)) throw error;
  });
}
