import { DocumentDocument } from '../generated';
import { isRefused, retry, type DocumentFacts } from './calls';
import type { Desk } from './desk';
import { contentOf } from './localFile';
import type { DamagedStateError } from './stateErrors';
import { isSame, type WorkingCopy } from './workingCopies';

/** Of all files of a person; `damaged`: records that tell of none any more. */
export type Statuses = { files: FileStatus[]; damaged: DamagedStateError[] };

export type FileStatus = {
  path: string;
  documentId: string | null;
  /** The version that the file is, or was before somebody worked on it. */
  version: number | null;
  local: 'unchanged' | 'changed' | 'missing';
  /** Null where the document is gone, or not yet there. */
  cloud: Pick<DocumentFacts, 'name' | 'version' | 'updatedAt' | 'updatedBy' | 'trashedAt'> | null;
  /** True: a save was cut short, and goes on with the next one. */
  isSaving: boolean;
};

/** How a file and its document stand to each other; changes neither. */
export async function statusOf(desk: Desk, { path, base, saving, incoming }: WorkingCopy): Promise<FileStatus> {
  const content = await contentOf(path);
  const arrived = incoming && content && isSame(incoming, content) ? incoming : base;
  const isUnchanged = content !== null && arrived !== null && isSame(arrived, content);
  return {
    path,
    documentId: arrived?.documentId ?? null,
    version: arrived?.version ?? null,
    local: content === null ? 'missing' : isUnchanged ? 'unchanged' : 'changed',
    cloud: arrived && (await findDocument(desk, arrived.documentId)),
    isSaving: saving !== null,
  };
}

async function findDocument({ api }: Desk, id: string): Promise<FileStatus['cloud']> {
  try {
    const { document } = await retry(() => api.ask(DocumentDocument, { id }));
    const { name, version, updatedAt, updatedBy, trashedAt } = document;
    return { name, version, updatedAt, updatedBy, trashedAt };
  } catch (error) {
    if (isRefused(error, 'NotFound')) return null;
    throw error;
  }
}
