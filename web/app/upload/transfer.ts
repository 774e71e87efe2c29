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
  /** The upload's id too; it makes a repeated save the same save, however far the first one came. */
  clientRequestId: string;
  /** Of an upload that was begun before this page was loaded. */
  begun: Begun | null;
  tell: (progress: Progress | Cut) => void;
  signal: AbortSignal;
};

export type Begun = { mimeType: string; isInParts: boolean };

// A file that goes on after a pause need not be read from its beginning.
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

/** An upload that the API has never heard of, or that has ended, is given up already. */
export async function abortTransfer(api: WebSaveApi, retry: Retry, uploadId: string): Promise<void> {
  await retry(() => api.abortUpload(uploadId)).catch((error: unknown) => {
    if (!['NotFound', 'Expired'].includes(problemOf(error).type)) throw error;
  });
}
