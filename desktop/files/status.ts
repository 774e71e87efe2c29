import { dirname } from 'node:path';
import { findDocument, isRefused, type DocumentFacts } from '../api/calls';
import { concurrently } from './concurrently';
import type { FileMeans } from './means';
import { removeStrays } from '../disk/drafts';
import { DeviceRevokedError, NotSignedInError, SignedOutError } from '../session/sessionErrors';
import { OfflineError } from '../api/networkErrors';
import { QuireError } from '#client/errors';
import { failureOf } from '../api/failure';
import { contentOf } from './localFile';
import { isSame, type Known, type RecordError, type WorkingCopy } from './workingCopies';

/** The status of all files of a person; `damaged`: records that cannot be read. */
export type Statuses = { files: FileStatus[]; damaged: RecordError[] };

export type FileStatus = {
  path: string;
  documentId: string | null;
  /** The version of the file, or the one that its local changes are based on. */
  version: number | null;
  local: 'unchanged' | 'changed' | 'missing' | 'unreadable';
  /** Null if the document is gone, does not exist yet, or is unknown. */
  cloud: Pick<DocumentFacts, 'name' | 'version' | 'updatedAt' | 'updatedBy' | 'trashedAt'> | null;
  /** False if Quire did not answer; `problems` says why. */
  isCloudKnown: boolean;
  /** Whether a save was interrupted; the next one continues it. */
  isSaving: boolean;
  /** Why some of this is unknown. */
  problems: QuireError[];
};

/** Compares files with their documents and changes neither. A problem with one does not hide the others. */
export async function statusesOf(means: FileMeans, { copies, damaged }: Known): Promise<Statuses> {
  for (const folder of new Set(copies.map(({ path }) => dirname(path)))) await removeStrays(folder);
  const find = finding(means);
  return { files: await concurrently(copies, (copy) => statusOf(copy, find)), damaged };
}

type Find = (documentId: string) => Promise<FileStatus['cloud']>;

async function statusOf({ path, base, saving, incoming }: WorkingCopy, find: Find): Promise<FileStatus> {
  const content = await contentOf(path).catch(problemOf);
  const isRead = !(content instanceof QuireError);
  const hasArrived = isRead && content !== null && incoming !== null && isSame(incoming, content);
  const arrived = hasArrived ? incoming : base;
  const isUnchanged = isRead && content !== null && arrived !== null && isSame(arrived, content);
  const cloud = arrived && (await find(arrived.documentId).catch(problemOf));
  return {
    path,
    documentId: arrived?.documentId ?? null,
    version: arrived?.version ?? null,
    local: !isRead ? 'unreadable' : content === null ? 'missing' : isUnchanged ? 'unchanged' : 'changed',
    cloud: cloud instanceof QuireError ? null : cloud,
    isCloudKnown: !(cloud instanceof QuireError),
    isSaving: saving !== null,
    problems: [content, cloud].filter((each) => each instanceof QuireError),
  };
}

/** A problem with the sign-in concerns all files, so it is thrown. */
function problemOf(error: unknown): QuireError {
  const failure = failureOf(error);
  const isOfAll = [NotSignedInError, SignedOutError, DeviceRevokedError].some((Each) => failure instanceof Each);
  if (failure instanceof QuireError && !isOfAll) return failure;
  throw failure;
}

/** After one call has waited in vain, the others do not wait as long again. */
function finding({ api }: FileMeans): Find {
  let offline: OfflineError | undefined;
  return async (id) => {
    if (offline) throw offline;
    try {
      const { name, version, updatedAt, updatedBy, trashedAt } = await findDocument(api, id);
      return { name, version, updatedAt, updatedBy, trashedAt };
    } catch (error) {
      if (isRefused(error, 'NotFound')) return null;
      const failure = failureOf(error);
      if (failure instanceof OfflineError) offline = failure;
      throw failure;
    }
  };
}
