import { BytesChangedError } from '#client/reading';
import type { Progress } from '#client/save';
import { StoreRefusedError } from '#client/store';
import { largestFile, largestPut } from '../../../schema/limits';
import { conflictOf, problemOf, type Conflict, type Problem } from '~/api/problem';
import { UnreadableFileError } from '#client/blobBytes';
import type { Question } from './twin';
import type { Cut } from './untilReached';
import { formatSize } from '#client/size';

/** What a person can do about a failure. */
type Remedy = 'retry' | 'signIn' | 'none';

type Failure = { at: 'failed'; sentence: string; remedy: Remedy; needsNewRequest: boolean };

/** Somebody else saved first; the bytes are kept until the person decides. `problem`: why the last decision failed. */
type Contest = { at: 'conflict'; conflict: Conflict; problem?: string };

export type Stage =
  | { at: 'waiting' }
  | Progress
  | { at: 'asking'; question: Question }
  | Cut
  | { at: 'paused' }
  | { at: 'cancelling'; waitsFor?: Cut['by'] }
  | { at: 'unfinished'; problem?: string }
  /** `savedAt`: milliseconds since 1970. */
  | { at: 'saved'; documentId: string; savedAt: number }
  | Contest
  | Failure;

export type Upload = {
  id: string;
  name: string;
  size: number;
  begunAt: string;
  /** The most bytes that were ever sent; after an interruption it grows again only beyond this. */
  sent: number;
  stage: Stage;
};

const running: Stage['at'][] = ['waiting', 'checking', 'sending', 'cut', 'finishing', 'cancelling'];

export const isRunning = ({ stage }: Upload) => running.includes(stage.at);

/** The upload is over here; a failed one can be tried again. */
export const hasEnded = ({ stage }: Upload) => stage.at === 'saved' || stage.at === 'failed';

/** Its file is only in this page. */
export const needsPage = (upload: Upload) =>
  isRunning(upload) ||
  upload.stage.at === 'paused' ||
  upload.stage.at === 'asking' ||
  (upload.stage.at === 'failed' && upload.stage.remedy !== 'none');

/** Smaller files are sent quickly and in one piece. */
export const canPause = ({ size, stage }: Upload) =>
  size > largestPut && ['waiting', 'checking', 'sending', 'cut'].includes(stage.at);

/** Why this file cannot be sent; null if it can. Checked before anything is sent. */
export function refusalOf({ size }: { size: number }): Failure | null {
  if (size <= largestFile) return null;
  return failure(`This file has ${formatSize(size)}. Quire takes files of up to ${formatSize(largestFile)}.`, 'none');
}

/** What to show for a save that failed. */
export function failureOf(error: unknown): Failure | Contest {
  const conflict = conflictOf(error);
  if (conflict) return { at: 'conflict', conflict };
  if (error instanceof UnreadableFileError) {
    return failure(
      'This file could not be read. If it is a folder, choose the files inside; else choose it again.',
      'none',
    );
  }
  if (error instanceof StoreRefusedError || error instanceof BytesChangedError) {
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

/** How many milliseconds a saved upload stays in the tray; by then the API's usage is up to date. */
export const savedStay = 20_000;

const ranks: Partial<Record<Stage['at'], number>> = {
  asking: 0,
  conflict: 0,
  saved: 4,
  unfinished: 3,
  failed: 3,
  paused: 3,
};

/** Uploads that wait for a person or are being sent come first. */
export function inTrayOrder(uploads: Upload[]): Upload[] {
  const rank = ({ stage }: Upload) => ranks[stage.at] ?? (stage.at === 'waiting' ? 2 : 1);
  return uploads.toSorted((one, other) => rank(one) - rank(other));
}

/** The bytes of saved uploads that the API still counts as reserved; they count as used a moment later. */
export function settlingBytes(uploads: Upload[], bytesReserved: number): number {
  const bytesOf = (isMeant: (upload: Upload) => boolean) =>
    uploads.filter(isMeant).reduce((sum, { size }) => sum + size, 0);
  const isSaved = ({ stage }: Upload) => stage.at === 'saved';
  const bytesOpen = bytesOf((upload) => !isSaved(upload) && !isUnknownToApi(upload));
  return Math.min(bytesOf(isSaved), Math.max(0, bytesReserved - bytesOpen));
}

const isUnknownToApi = ({ stage }: Upload) => stage.at === 'asking' || stage.at === 'waiting' || stage.at === 'failed';

/** A summary of all uploads, with saved ones that have left: "2 of 5 saved, 1 failed, 1 unfinished". */
export function summaryOf(uploads: Upload[], gone = 0): string {
  const count = (at: Stage['at']) => uploads.filter(({ stage }) => stage.at === at).length;
  const ofThisVisit = uploads.length - count('unfinished') + gone;
  const words = (number: number, word: string) => (number > 0 ? [`${number} ${word}`] : []);
  return [
    ...(ofThisVisit > 0 ? [`${count('saved') + gone} of ${ofThisVisit} saved`] : []),
    ...words(count('asking'), count('asking') === 1 ? 'question' : 'questions'),
    ...words(count('failed'), 'failed'),
    ...words(count('conflict'), count('conflict') === 1 ? 'conflict' : 'conflicts'),
    ...words(count('unfinished'), 'unfinished'),
  ].join(', ');
}
