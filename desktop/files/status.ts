import { dirname } from 'node:path';
import { findDocument, isRefused, type DocumentFacts } from '../api/calls';
import { concurrently } from './concurrently';
import type { FileMeans } from './means';
import { removeStrays } from '../disk/drafts';
import { DeviceRevokedError, NotSignedInError, OfflineError, QuireError, SignedOutError } from '#client/errors';
import { failureOf } from '../api/failure';
import { contentOf } from './localFile';
import { isSame, type Known, type RecordError, type WorkingCopy } from './workingCopies';

/** Of all files of a person; `damaged`: records that tell of none any more. */
export type Statuses = { files: FileStatus[]; damaged: RecordError[] };

export type FileStatus = {
  path: string;
  documentId: string | null;
  /** The version that the file is, or was before somebody worked on it. */
  version: number | null;
  local: 'unchanged' | 'changed' | 'missing' | 'unreadable';
  /** Null where the document is gone, not yet there, or not known. */
  cloud: Pick<DocumentFacts, 'name' | 'version' | 'updatedAt' | 'updatedBy' | 'trashedAt'> | null;
  /** False: there was no answer, as the problems tell. */
  isCloudKnown: boolean;
  /** True: a save was cut short, and goes on with the next one. */
  isSaving: boolean;
  /** Why some of this is not known. */
  problems: QuireError[];
};

/** How files and their documents stand to each other; changes neither. What is not known of one hides no other. */
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

/** The person's own sign-in is a fault of all files. */
function problemOf(error: unknown): QuireError {
  const failure = failureOf(error);
  const isOfAll = [NotSignedInError, SignedOutError, DeviceRevokedError].some((Each) => failure instanceof Each);
  if (failure instanceof QuireError && !isOfAll) return failure;
  throw failure;
}

/** Once nobody has answered for a while, nobody waits as long again. */
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
