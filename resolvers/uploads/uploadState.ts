import type { UploadState } from '../generated/types';
import type { UploadItem } from '../shared/items';

type Stated = Pick<UploadItem, 'state' | 'expiresAt'>;

/** How long the row of an upload stays that became no version, so that its writer can learn so. */
export const recordLifeSeconds = 604800;

/** The condition of a write that only an upload takes which has not ended. */
export const unfinished = {
  expression: '(#state = :open OR #state = :completing)',
  names: { '#state': 'state' },
  values: { ':open': 'OPEN', ':completing': 'COMPLETING' },
};

/** True until one write has ended it, as a save, an abort or an expiry. */
export function isUnfinished({ state }: Stated): boolean {
  return state === 'OPEN' || state === 'COMPLETING';
}

/** What an upload is at this moment: it is EXPIRED once its time is up, whenever housekeeping comes to its row. */
export function stateOf(upload: Stated, now: string): UploadState {
  return isUnfinished(upload) && upload.expiresAt <= now ? 'EXPIRED' : upload.state;
}

/** True of an upload that became no version and cannot any more. */
export function isOver(upload: Stated, now: string): boolean {
  const state = stateOf(upload, now);
  return state === 'EXPIRED' || state === 'ABORTED';
}
