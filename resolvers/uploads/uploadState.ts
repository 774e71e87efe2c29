import type { UploadState } from '../generated/types';
import type { UploadItem } from '../shared/items';

type Stated = Pick<UploadItem, 'state' | 'expiresAt'>;

/** How long the row of an upload that became no version is kept, so that the writer can be told. */
export const recordLifeSeconds = 604800;

/** The condition for writing an upload that has not ended. */
export const unfinished = {
  expression: '(#state = :open OR #state = :completing)',
  names: { '#state': 'state' },
  values: { ':open': 'OPEN', ':completing': 'COMPLETING' },
};

/** True until one write has ended it, as a save, an abort or an expiry. */
export function isUnfinished({ state }: Stated): boolean {
  return state === 'OPEN' || state === 'COMPLETING';
}

/** The upload's state now: EXPIRED once its time is up, even before housekeeping updates the row. */
export function stateOf(upload: Stated, now: string): UploadState {
  return isUnfinished(upload) && upload.expiresAt <= now ? 'EXPIRED' : upload.state;
}

/** True if the upload did not become a version and no longer can. */
export function isOver(upload: Stated, now: string): boolean {
  const state = stateOf(upload, now);
  return state === 'EXPIRED' || state === 'ABORTED';
}
