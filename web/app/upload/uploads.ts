import { FileChangedError } from '../../../desktop/reading';
import { largestPut, type Progress } from '../../../desktop/save';
import { StoreRefusedError } from '../../../desktop/store';
import { largestFile } from '../../../schema/limits';
import { conflictOf, problemOf, type Conflict, type Problem } from '~/api/problem';
import { UnreadableFileError } from './fileBytes';
import type { Cut } from './untilReached';
import { formatSize } from '../../../desktop/size';

/** What may be done about a failure. */
export type Remedy = 'retry' | 'signIn' | 'none';

export type Failure = { at: 'failed'; sentence: string; remedy: Remedy; needsNewRequest: boolean };

/** Somebody saved in between; the bytes are kept until their writer decides. `problem`: why a decision did not succeed. */
export type Contest = { at: 'conflict'; conflict: Conflict; problem?: string };

export type Stage =
  | { at: 'waiting' }
  | Progress
  | Cut
  | { at: 'paused' }
  | { at: 'cancelling'; waitsFor?: Cut['by'] }
  | { at: 'unfinished'; problem?: string }
  | { at: 'saved'; documentId: string }
  | Contest
  | Failure;

export type Upload = {
  id: string;
  name: string;
  size: number;
  begunAt: string;
  /** The most bytes that were ever on their way; what a cut has lost is made up for before it grows again. */
  sent: number;
  stage: Stage;
};

const running: Stage['at'][] = ['waiting', 'checking', 'sending', 'cut', 'finishing', 'cancelling'];

export const isRunning = ({ stage }: Upload) => running.includes(stage.at);

/** Nothing more comes of it here; a failed one can be tried again. */
export const hasEnded = ({ stage }: Upload) => stage.at === 'saved' || stage.at === 'failed';

/** No other page has its file. */
export const needsPage = (upload: Upload) =>
  isRunning(upload) || upload.stage.at === 'paused' || (upload.stage.at === 'failed' && upload.stage.remedy !== 'none');

/** Smaller files are on their way too briefly, and in one piece. */
export const canPause = ({ size, stage }: Upload) =>
  size > largestPut && ['waiting', 'checking', 'sending', 'cut'].includes(stage.at);

/** Said before anything is sent; null for a file that can be. */
export function refusalOf({ size }: { size: number }): Failure | null {
  if (size <= largestFile) return null;
  return failure(`This file has ${formatSize(size)}. Quire takes files of up to ${formatSize(largestFile)}.`, 'none');
}

/** What to tell about a save that did not succeed. */
export function failureOf(error: unknown): Failure | Contest {
  const conflict = conflictOf(error);
  if (conflict) return { at: 'conflict', conflict };
  if (error instanceof UnreadableFileError) {
    return failure(
      'This file could not be read. If it is a folder, choose the files inside; else choose it again.',
      'none',
    );
  }
  if (error instanceof StoreRefusedError || error instanceof FileChangedError) {
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

/** One line about all of them: "2 of 5 saved, 1 failed, 1 unfinished". */
export function summaryOf(uploads: Upload[]): string {
  const count = (at: Stage['at']) => uploads.filter(({ stage }) => stage.at === at).length;
  const ofThisVisit = uploads.length - count('unfinished');
  const words = (number: number, word: string) => (number > 0 ? [`${number} ${word}`] : []);
  return [
    ...(ofThisVisit > 0 ? [`${count('saved')} of ${ofThisVisit} saved`] : []),
    ...words(count('failed'), 'failed'),
    ...words(count('conflict'), 'to decide'),
    ...words(count('unfinished'), 'unfinished'),
  ].join(', ');
}
