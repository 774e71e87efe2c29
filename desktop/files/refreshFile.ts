import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { largestPage } from '../../schema/limits';
import { VersionsDocument } from '#client/generated';
import { createRetry } from '#client/retry';
import { createDownload, retry } from '../api/calls';
import type { FileMeans } from './means';
import type { Watching } from './transfer';
import { removeStrays } from '../disk/drafts';
import { FileChangedError, FileExistsError, LocalChangesError, NoFolderError, unsaved } from '../disk/fileErrors';
import { contentOf, pathOf } from './localFile';
import { localName } from './localName';
import { foundAgain } from './moved';
import { place, type Placed } from './receive';
import { settled } from './settle';
import { isSame, type Content, type WorkingCopy } from './workingCopies';

/** If another process has changed the file in between, the work starts again with the changed file. */
const lookAgain = createRetry((error) => (error instanceof FileChangedError ? 0 : null), 4);

export type Refreshed = Placed & { outcome: 'refreshed' | 'unchanged' };

/** Brings a file to the newest version of its document. A file with local changes is left alone. */
export async function refreshFile(means: FileMeans, given: string, options: Watching = {}): Promise<Refreshed> {
  const path = await pathOf(given);
  const attempt = async (known: WorkingCopy) => {
    const content = await contentOf(path, options);
    const copy = await settled(means, await foundAgain(means.copies, known, content), content);
    if (!copy.base) throw unsaved(path, content);
    return receiveInto(means, copy, { ...options, documentId: copy.base.documentId, content });
  };
  return lookAgain(() => means.copies.inTurn(path, attempt), options.signal);
}

export type OpenOptions = Watching & {
  /** A folder, or the file to write; by default the working folder. */
  to?: string;
  /** By default the newest. */
  version?: number;
};

/** Downloads a document as a file that belongs to it from then on. */
export async function openDocument(
  means: FileMeans,
  documentId: string,
  options: OpenOptions = {},
): Promise<Refreshed> {
  const download = await createDownload(means.api, documentId, options.version);
  const path = await pathOf(placeFor(download.name, options.to ?? '.'));
  const attempt = async (known: WorkingCopy) => {
    const content = await contentOf(path, options);
    const copy = await settled(means, known, content);
    const isOther = content && copy.base?.documentId !== documentId && !isSame(content, download);
    if (isOther) throw new FileExistsError(path);
    return receiveInto(means, copy, { ...options, documentId, content });
  };
  return lookAgain(() => means.copies.inTurn(path, attempt, 'renewed'), options.signal);
}

type Receiving = Watching & { documentId: string; content: Content | null; version?: number };

async function receiveInto(
  means: FileMeans,
  copy: WorkingCopy,
  { content, ...receiving }: Receiving,
): Promise<Refreshed> {
  const { documentId, version } = receiving;
  // Needed here if nothing is written, since writing would do it otherwise.
  await removeStrays(dirname(copy.path));
  const download = await createDownload(means.api, documentId, version);
  if (content && isSame(content, download)) {
    const base = { documentId, version: download.version, ...content };
    return { outcome: 'unchanged', copy: await means.copies.keep({ ...copy, name: download.name, base }) };
  }
  if (content && copy.base && !isSame(content, copy.base)) await requireVersion(means, copy.path, documentId, content);
  return { outcome: 'refreshed', ...(await place(means, copy, { ...receiving, content, download })) };
}

/** Another person who shares the folder may have brought the file to another version. */
async function requireVersion({ api }: FileMeans, path: string, documentId: string, content: Content): Promise<void> {
  const { versions } = await retry(() => api.ask(VersionsDocument, { documentId, limit: largestPage }));
  if (!versions.items.some((version) => isSame(version, content))) throw new LocalChangesError(path);
}

function placeFor(name: string, to: string): string {
  if (statSync(to, { throwIfNoEntry: false })?.isDirectory()) return join(to, localName(name));
  if (/[\\/]$/.test(to)) throw new NoFolderError(to);
  return to;
}
