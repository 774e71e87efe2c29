import type { Target } from '#client/save';
import type { Begun } from './transfer';
import type { Known } from './twin';
import { refusalOf, type Upload } from './uploads';
import { formatSize } from '#client/size';

/** Where the bytes of an upload come from and go to. */
export type Source = {
  file: File | null;
  target: Target;
  begun: Begun | null;
  clientRequestId: string;
  isKnownToApi: boolean;
  /** Whose version it was chosen for. */
  document: Known | null;
  /** Nothing has to be asked about it any more. */
  isDecided: boolean;
  stop: AbortController;
  /** Ends when nothing is on its way any more; never fails. */
  run: Promise<void>;
};

/** An upload that an earlier page has begun. */
export type Unfinished = Pick<Upload, 'id' | 'name' | 'size' | 'begunAt'> & { target: Target; begun: Begun };

type Entry = { upload: Upload; source: Source };

/** As a new document; with a document, as the next version of that one. */
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

/** Why a file cannot be the one that an upload was begun with; null where it may be. */
export function mismatchOf(file: File, { size }: Upload): string | null {
  if (file.size === size) return null;
  return `That is another file: it has ${formatSize(file.size)}, this one had ${formatSize(size)}.`;
}

const idle = () => ({ stop: new AbortController(), run: Promise.resolve(), document: null, isDecided: false });
