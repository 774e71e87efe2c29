import { createLimiter } from './limiter';
import type { SaveRequest } from './save';
import { failureOf, isRunning, refusalOf, type Stage, type Upload } from './uploads';

export type UploadQueue = {
  subscribe: (listener: () => void) => () => void;
  /** The uploads in the order in which they were added; the same array until one of them changes. */
  uploads: () => Upload[];
  add: (files: File[]) => void;
  retry: (id: string) => void;
  cancel: (id: string) => void;
  /** Takes away what is not running any more. */
  clear: () => void;
};

type Save = (request: SaveRequest) => Promise<{ id: string }>;
type Source = Pick<SaveRequest, 'file' | 'clientRequestId'> & { stop: AbortController };

const filesAtOnce = 3;

export function createUploadQueue(save: Save): UploadQueue {
  const listeners = new Set<() => void>();
  const sources = new Map<string, Source>();
  const limit = createLimiter(filesAtOnce);
  let uploads: Upload[] = [];

  const change = (next: Upload[]) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const keep = (isKept: (upload: Upload) => boolean) => {
    for (const upload of uploads) if (!isKept(upload)) sources.delete(upload.id);
    change(uploads.filter(isKept));
  };
  const setStage = (id: string, stage: Stage) =>
    change(uploads.map((upload) => (upload.id === id ? { ...upload, stage } : upload)));

  const run = async (id: string) => {
    const source = sources.get(id);
    if (!source) return;
    const { file, clientRequestId, stop } = source;
    const tell = (stage: Stage) => setStage(id, stage);
    try {
      const document = await save({ file, clientRequestId, tell, signal: stop.signal });
      tell({ at: 'saved', documentId: document.id });
    } catch (error) {
      // A cancelled upload has left the list already.
      if (!stop.signal.aborted) tell(failureOf(error));
    }
  };
  const start = (id: string) => void limit(() => run(id));

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    uploads: () => uploads,
    add(files) {
      const added = files.map((file) => newUpload(file));
      added.forEach(({ upload, source }) => sources.set(upload.id, source));
      change([...uploads, ...added.map(({ upload }) => upload)]);
      for (const { upload } of added) if (isRunning(upload)) start(upload.id);
    },
    retry(id) {
      const source = sources.get(id);
      const stage = uploads.find((upload) => upload.id === id)?.stage;
      if (!source || stage?.at !== 'failed') return;
      if (stage.needsNewRequest) source.clientRequestId = crypto.randomUUID();
      setStage(id, { at: 'waiting' });
      start(id);
    },
    cancel(id) {
      sources.get(id)?.stop.abort();
      keep((upload) => upload.id !== id);
    },
    clear: () => keep(isRunning),
  };
}

function newUpload(file: File): { upload: Upload; source: Source } {
  const stage = refusalOf(file) ?? ({ at: 'waiting' } as const);
  return {
    upload: { id: crypto.randomUUID(), name: file.name, size: file.size, stage },
    source: { file, clientRequestId: crypto.randomUUID(), stop: new AbortController() },
  };
}
