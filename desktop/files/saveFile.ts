import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { hashedHere } from '#client/hashedFile';
import { Reading } from '#client/reading';
import { save, type Progress, type Target } from '#client/save';
import { abortUpload, completeUpload, isRefused, retry, saveMeans, type DocumentFacts } from '../api/calls';
import type { FileMeans } from './means';
import type { TransferProgress, Watching } from './transfer';
import { removeStrays } from '../disk/drafts';
import { pathOf, withFile, type LocalFile } from './localFile';
import { foundAgain } from './moved';
import { settled } from './settle';
import { takeTheirs } from './theirs';
import type { Twin } from './twinErrors';
import { decided, mimeTypeOf, type Decided, type TwinOptions } from './twins';
import { isSame, type Content, type Saving, type TiedCopy, type WorkingCopy } from './workingCopies';

/** What to do with a save if somebody else has saved in between. */
export type ConflictChoice =
  /** Throw a VersionConflictError and keep both until somebody decides. */
  | 'ask'
  /** My content becomes the newest version, after theirs. */
  | 'mine'
  /** My content becomes a new document, which the file belongs to from then on. */
  | 'both'
  /** The file gets their content; mine stays beside it under another name. */
  | 'theirs';

export type SaveOptions = Watching &
  TwinOptions & {
    onConflict?: ConflictChoice;
    /** With `mine`: only if this is still the newest version; otherwise a VersionConflictError is thrown. */
    over?: number;
    /** Saves the file as a new document, even if it belonged to another one. */
    isNew?: boolean;
  };

export type Saved = {
  outcome: 'saved' | 'unchanged' | 'copied' | 'replaced';
  copy: TiedCopy;
  /** The path of the file's own content, if theirs took its place. */
  keptAs?: string;
  /** Other documents of this person with the same name as the new document. */
  twins?: Twin[];
};

/** Saves a file, or continues an interrupted save of it. */
export async function saveFile(means: FileMeans, given: string, options: SaveOptions = {}): Promise<Saved> {
  const path = await pathOf(given);
  await removeStrays(dirname(path));
  return means.copies.inTurn(
    path,
    (known) => withFile(path, (file) => saveOpen(means, known, file, options), options),
    options.isNew ? 'renewed' : 'refused',
  );
}

async function saveOpen(means: FileMeans, known: WorkingCopy, file: LocalFile, options: SaveOptions): Promise<Saved> {
  const found = options.isNew ? known : await foundAgain(means.copies, known, file.content);
  const decision = await decided(means, await settled(means, found, file.content), file, options);
  const { copy, twins } = decision;
  const { base } = copy;
  if (base && isSame(base, file.content) && !options.isNew) return { outcome: 'unchanged', copy: { ...copy, base } };
  const saved = await send(means, await begun(means, decision, file, options), file, options);
  return twins.length === 0 ? saved : { ...saved, twins };
}

/** Recorded before the first step. */
async function begun(means: FileMeans, { copy, name }: Decided, { content }: LocalFile, { isNew }: SaveOptions) {
  const { base, saving } = copy;
  const target: Target = base && !isNew ? { documentId: base.documentId, baseVersion: base.version } : { name };
  if (saving && isSame(saving, content) && isSameTarget(saving.target, target)) return { ...copy, saving };
  if (saving) await abortUpload(means.api, saving.requestId);
  const fresh: Saving = { ...content, requestId: randomUUID(), target, mimeType: mimeTypeOf(name) };
  return { ...(await means.copies.keep({ ...copy, saving: fresh })), saving: fresh };
}

const isSameTarget = (a: Target, b: Target) => JSON.stringify(a) === JSON.stringify(b);

type Begun = WorkingCopy & { saving: Saving };

async function send(means: FileMeans, copy: Begun, file: LocalFile, options: SaveOptions): Promise<Saved> {
  const { requestId, target, mimeType } = copy.saving;
  const { onConflict = 'ask', tell, signal = new AbortController().signal } = options;
  try {
    const document = await save(saveMeans(means.api), {
      target,
      mimeType,
      signal,
      clientRequestId: requestId,
      reading: new Reading(hashedHere(file.bytes)),
      tell: (progress) => tell?.(stepOf(progress, file.content)),
    });
    return { outcome: 'saved', copy: await tied(means, copy, document) };
  } catch (error) {
    // The same request would be refused again and again.
    if (isRefused(error, 'Invalid')) await means.copies.keep({ ...copy, saving: null });
    if (!isRefused(error, 'VersionConflict') || isUndecided(options, versionIn(error.errorInfo))) throw error;
    if (onConflict === 'theirs') return takeTheirs(means, copy, { ...options, documentId: documentIn(target) });
    const input = { uploadId: requestId, sha256: copy.saving.sha256 };
    const choice =
      onConflict === 'both' ? { onConflict: 'COPY' as const } : { baseVersion: versionIn(error.errorInfo) };
    const document = await retry(() => completeUpload(means.api, { ...input, ...choice }), signal);
    return { outcome: onConflict === 'both' ? 'copied' : 'saved', copy: await tied(means, copy, document) };
  }
}

/** Whether nobody has decided what to do about this version. */
const isUndecided = ({ onConflict = 'ask', over }: SaveOptions, version: number) =>
  onConflict === 'ask' || (onConflict === 'mine' && over !== undefined && over !== version);

const stepOf = (progress: Progress, { size }: Content): TransferProgress => ({
  at: progress.at,
  // While comparing, the whole file has been read and nothing sent.
  done: progress.at === 'sending' ? progress.sent : size,
  size,
});

/** Only an existing document can have a version conflict. */
function documentIn(target: Target): string {
  if ('documentId' in target) return target.documentId;
  throw new Error('A new document cannot have met another version.');
}

const versionIn = (errorInfo: Record<string, unknown>) => errorInfo.version as number;

function tied(means: FileMeans, copy: Begun, { id, name, version }: DocumentFacts): Promise<TiedCopy> {
  const { size, sha256 } = copy.saving;
  return means.copies.keep({ ...copy, name, base: { documentId: id, version, size, sha256 }, saving: null });
}
