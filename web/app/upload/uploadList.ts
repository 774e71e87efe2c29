import type { Stage, Upload } from './uploads';

export type UploadList = ReturnType<typeof createUploadList>;

/** What is shown of the uploads, and who wants to hear of changes. */
export function createUploadList(initial: Upload[]) {
  const listeners = new Set<() => void>();
  let uploads = initial;
  const change = (next: Upload[]) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** In the order in which they were added; the same array until one of them changes. */
    all: () => uploads,
    find: (id: string) => uploads.find((upload) => upload.id === id),
    add: (added: Upload[]) => change([...uploads, ...added]),
    keep: (isKept: (upload: Upload) => boolean) => change(uploads.filter(isKept)),
    setStage: (id: string, stage: Stage) =>
      change(uploads.map((upload) => (upload.id === id ? { ...upload, stage, sent: sentAt(stage, upload) } : upload))),
    /** The whole of it is to be sent again. */
    startOver: (id: string) => change(uploads.map((upload) => (upload.id === id ? { ...upload, sent: 0 } : upload))),
  };
}

function sentAt(stage: Stage, { sent, size }: Upload): number {
  if (stage.at === 'finishing') return size;
  return stage.at === 'sending' ? Math.max(sent, Math.min(stage.sent, size)) : sent;
}
