import type { Api } from '../api/api';
import type { WorkingCopies } from './workingCopies';

/** Everything that work on files needs: the API on behalf of a person, and what is known of that person's files. */
export type Desk = { api: Api; copies: WorkingCopies };

/** How far a transfer is, in bytes. */
export type Step = { at: 'checking' | 'sending' | 'receiving' | 'finishing'; done: number; size: number };

export type Watching = {
  tell?: (step: Step) => void;
  /** Stops the work where it can be gone on with later. */
  signal?: AbortSignal;
};
