import type { Target } from '#client/save';
import type { Begun } from './transfer';
import type { Known } from './twin';
import { refusalOf, type Upload } from './uploads';
import { formatSize } from '#client/size';

/** Where the bytes of an upload come from, and where they go. */
export type Source = {
  file: File | null;
  target: Target;
  begun: Begun | null;
  clientRequestId: string;
  isKnownToApi: boolean;
  /** The document that the file was chosen as a new version of. */
  document: Known | null;
  /** No question about it is left. */
  isDecided: boolean;
  stop: AbortController;
  /** Resolves when nothing of it is being sent any more; never rejects. */
  run: Promise<void>;
};

/** An upload that an earlier page has begun. */
export type Unfinished = Pick<Upload, 'id' | 'name' | 'size' | 'begunAt'> & { target: Target; begun: Begun };

type Entry = { upload: Upload; source: Source };

/** Becomes a new document, or the next version of the given one. */
export function chosenEntry(file: File, document?: Known): Entry {
  const upload = {
    id: crypto.randomUUID(),
    name: file.name,
    size: file.size,
    begunAt: new Date().toISOString(),
    sent: 0,
    stage: refusalOf(file) ?? ({ at: 'waiting' } as const),
  };
  const target = document
    ? { documentId: document.id, baseVersion: document.version }
    : { name: file.name.normalize('NFC') };
  return {
    upload,
    source: {
      ...idle(),
      file,
      target,
      begun: null,
      clientRequestId: upload.id,
      isKnownToApi: false,
      document: document ?? null,
    },
  };
}

export function unfinishedEntry({ target, begun, ...shown }: Unfinished): Entry {
  const source = {
    ...idle(),
    file: null,
    target,
    begun,
    clientRequestId: shown.id,
    isKnownToApi: true,
    isDecided: true,
  };
  return { upload: { ...shown, sent: 0, stage: { at: 'unfinished' } }, source };
}

/** Why the file cannot be the one that the upload was begun with; null if it may be. */
export function mismatchOf(file: File, { size }: Upload): string | null {
  if (file.size === size) return null;
  return `That is another file: it has ${formatSize(file.size)}, this one had ${formatSize(size)}.`;
}

const idle = () => ({ stop: new AbortController(), run: Promise.resolve(), document: null, isDecided: false });
