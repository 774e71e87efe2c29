import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createDownload } from './calls';
import type { Desk, Watching } from './desk';
import { FileExistsError, LocalChangesError, NotSavedYetError } from './fileErrors';
import { contentOf, pathOf } from './localFile';
import { place } from './receive';
import { settled } from './settle';
import { isSame, type Content, type WorkingCopy } from './workingCopies';

export type Refreshed = { outcome: 'refreshed' | 'unchanged'; copy: WorkingCopy };

/** Brings a file to the newest version of its document. A file with changes of its own is left alone. */
export async function refreshFile(desk: Desk, given: string, options: Watching = {}): Promise<Refreshed> {
  const path = await pathOf(given);
  return desk.copies.inTurn(path, async (known) => {
    const content = await contentOf(path);
    const copy = await settled(desk, known, content);
    if (!copy.base) throw new NotSavedYetError(path);
    return receiveInto(desk, copy, { ...options, documentId: copy.base.documentId, content });
  });
}

export type OpenOptions = Watching & {
  /** A folder, or the file to write; the working folder when absent. */
  to?: string;
  /** Absent: the newest. */
  version?: number;
};

/** Puts a document on this computer, as a file that belongs to it from then on. */
export async function openDocument(desk: Desk, documentId: string, options: OpenOptions = {}): Promise<Refreshed> {
  const download = await createDownload(desk.api, documentId, options.version);
  const path = await pathOf(placeFor(download.name, options.to ?? '.'));
  return desk.copies.inTurn(path, async (known) => {
    const content = await contentOf(path);
    const copy = await settled(desk, known, content);
    if (content && copy.base?.documentId !== documentId) throw new FileExistsError(path);
    return receiveInto(desk, copy, { ...options, documentId, content });
  });
}

type Receiving = Watching & { documentId: string; content: Content | null; version?: number };

async function receiveInto(desk: Desk, copy: WorkingCopy, { content, ...receiving }: Receiving): Promise<Refreshed> {
  const { documentId, version } = receiving;
  if (content && copy.base && !isSame(content, copy.base)) throw new LocalChangesError(copy.path);
  const download = await createDownload(desk.api, documentId, version);
  if (content && isSame(content, download)) {
    const base = { documentId, version: download.version, ...content };
    return { outcome: 'unchanged', copy: await desk.copies.keep({ ...copy, name: download.name, base }) };
  }
  const beforeItCounts = () => requireUntouched(copy.path, content);
  return { outcome: 'refreshed', copy: await place(desk, copy, { ...receiving, download, beforeItCounts }) };
}

/** Bytes take a while to arrive, and people go on working. */
export async function requireUntouched(path: string, content: Content | null): Promise<void> {
  const now = await contentOf(path);
  const isUntouched = now && content ? isSame(now, content) : now === content;
  if (!isUntouched) throw new LocalChangesError(path);
}

function placeFor(name: string, to: string): string {
  const isFolder = existsSync(to) && statSync(to).isDirectory();
  return isFolder ? join(to, localName(name)) : to;
}

const unfit = process.platform === 'win32' ? /[\\/:*?"<>|]/g : /\//g;

/** Names come from other people and other systems: nothing in one leads out of the folder. */
const localName = (name: string) => name.replace(unfit, '_');
