import type { Stage, Upload } from './uploads';

export type UploadList = ReturnType<typeof createUploadList>;

/** The uploads that are shown, and the listeners for their changes. */
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
    /** Resolves once the condition holds; it is checked after every change. */
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
    /** How many saved uploads have left while others of the same group are still here. */
    gone: () => gone,
    /** Removes the matching uploads, and counts them as gone. */
    dismiss(isMeant: (upload: Upload) => boolean) {
      const kept = uploads.filter((upload) => !isMeant(upload));
      gone += uploads.length - kept.length;
      if (kept.length < uploads.length) change(kept);
    },
    keep: (isKept: (upload: Upload) => boolean) => change(uploads.filter(isKept)),
    setStage: (id: string, stage: Stage) =>
      change(uploads.map((upload) => (upload.id === id ? { ...upload, stage, sent: sentAt(stage, upload) } : upload))),
    /** Sets the name that it is saved under. */
    rename: (id: string, name: string) =>
      change(uploads.map((upload) => (upload.id === id ? { ...upload, name } : upload))),
    /** Sets its progress to zero, because everything has to be sent again. */
    startOver: (id: string) => change(uploads.map((upload) => (upload.id === id ? { ...upload, sent: 0 } : upload))),
  };
}

function sentAt(stage: Stage, { sent, size }: Upload): number {
  if (stage.at === 'finishing') return size;
  return stage.at === 'sending' ? Math.max(sent, Math.min(stage.sent, size)) : sent;
}
