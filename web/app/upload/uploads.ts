import { problemOf, type Problem } from '~/api/problem';
import { formatSize } from '~/documents/format';
import { PutRefusedError } from './put';
import type { Progress } from './save';
import { UnreadableFileError } from './sha256';

/** What may be done about a failure. */
export type Remedy = 'retry' | 'signIn' | 'none';

export type Failure = { at: 'failed'; sentence: string; remedy: Remedy; needsNewRequest: boolean };

export type Stage = { at: 'waiting' } | Progress | { at: 'saved'; documentId: string } | Failure;

export type Upload = { id: string; name: string; size: number; stage: Stage };

export const largestFile = 16 * 1024 * 1024;

export const isRunning = ({ stage }: Upload) => stage.at !== 'saved' && stage.at !== 'failed';

/** Said before anything is sent; null for a file that can be. */
export function refusalOf({ size }: { size: number }): Failure | null {
  if (size <= largestFile) return null;
  return failure(`This file has ${formatSize(size)}. Quire takes files of up to ${formatSize(largestFile)}.`, 'none');
}

/** What to tell about a save that did not succeed. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UnreadableFileError) {
    return failure(
      'This file could not be read. If it is a folder, choose the files inside; else choose it again.',
      'none',
    );
  }
  if (error instanceof PutRefusedError) {
    return failure('The file has changed while it was being sent. Choose it again.', 'none');
  }
  const { type, sentence } = problemOf(error);
  return {
    ...failure(sentence, remedies[type] ?? 'retry'),
    needsNewRequest: type === 'Expired' || type === 'Conflict',
  };
}

const remedies: Partial<Record<Problem['type'], Remedy>> = {
  Unauthorized: 'signIn',
  Invalid: 'none',
  Forbidden: 'none',
};

const failure = (sentence: string, remedy: Remedy): Failure => ({
  at: 'failed',
  sentence,
  remedy,
  needsNewRequest: false,
});

/** One line about all of them: "2 of 5 saved, 1 failed". */
export function summaryOf(uploads: Upload[]): string {
  const count = (at: Stage['at']) => uploads.filter(({ stage }) => stage.at === at).length;
  const failed = count('failed') > 0 ? `, ${count('failed')} failed` : '';
  return `${count('saved')} of ${uploads.length} saved${failed}`;
}
