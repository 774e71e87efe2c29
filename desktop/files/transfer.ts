/** The progress of a transfer, in bytes. */
export type TransferProgress = { at: 'checking' | 'sending' | 'receiving' | 'finishing'; done: number; size: number };

export type Watching = {
  tell?: (progress: TransferProgress) => void;
  /** Stops the work so that it can be continued later. */
  signal?: AbortSignal;
};
