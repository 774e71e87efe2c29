/** How far a transfer is, in bytes. */
export type TransferProgress = { at: 'checking' | 'sending' | 'receiving' | 'finishing'; done: number; size: number };

export type Watching = {
  tell?: (progress: TransferProgress) => void;
  /** Stops the work where it can be gone on with later. */
  signal?: AbortSignal;
};
