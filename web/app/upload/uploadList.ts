import type { Stage, Upload } from './uploads';

export type UploadList = ReturnType<typeof createUploadList>;

/** What is shown of the uploads, and who wants to hear of changes. */
export function createUploadList(initial: Upload[]) {
  const listeners = new Set<() => void>();
  let uploads = initial;
  let gone = 0;
  const change = (next: Upload[]) => {
    uploads = next;
    if (uploads.length === 0) gone = 0;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    subscribe,
    /** Waits until this holds, which is looked at with every change. */
    until: (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!holds()) return;
          leave();
          resolve();
        };
        const leave = subscribe(look);
        look();
      }),
    /** In the order in which they were added; the same array until one of them changes. */
    all: () => uploads,
    find: (id: string) => uploads.find((upload) => upload.id === id),
    add: (added: Upload[]) => change([...uploads, ...added]),
    /** How many were saved with those that are here, and have left. */
    gone: () => gone,
    /** Takes those away, and counts them. */
    dismiss(isMeant: (upload: Upload) => boolean) {
      const kept = uploads.filter((upload) => !isMeant(upload));
      gone += uploads.length - kept.length;
      if (kept.length < uploads.length) change(kept);
    },
    keep: (isKept: (upload: Upload) => boolean) => change(uploads.filter(isKept)),
    setStage: (id: string, stage: Stage) =>
      change(uploads.map((upload) => (upload.id === id ? { ...upload, stage, sent: sentAt(stage, upload) } : upload))),
    /** Under which name it is saved. */
    rename: (id: string, name: string) =>
      change(uploads.map((upload) => (upload.id === id ? { ...upload, name } : upload))),
    /** The whole of it is to be sent again. */
    startOver: (id: string) => change(uploads.map((upload) => (upload.id === id ? { ...upload, sent: 0 } : upload))),
  };
}

function sentAt(stage: Stage, { sent, size }: Upload): number {
  if (stage.at === 'finishing') return size;
  return stage.at === 'sending' ? Math.max(sent, Math.min(stage.sent, size)) : sent;
}
