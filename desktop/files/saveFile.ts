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

/** What is to become of a save when somebody else has saved in between. */
export type ConflictChoice =
  /** Throw a VersionConflictError, and keep both until somebody has decided. */
  | 'ask'
  /** Mine becomes the newest version, on top of theirs. */
  | 'mine'
  /** Mine becomes a document of its own, which the file belongs to from then on. */
  | 'both'
  /** Theirs takes the file's place; mine stays beside it under another name. */
  | 'theirs';

export type SaveOptions = Watching &
  TwinOptions & {
    onConflict?: ConflictChoice;
    /** With `mine`: on top of this version alone, of which somebody was told; of a newer one a VersionConflictError tells. */
    over?: number;
    /** Saves the file as a new document, whatever it belonged to before. */
    isNew?: boolean;
  };

export type Saved = {
  outcome: 'saved' | 'unchanged' | 'copied' | 'replaced';
  copy: TiedCopy;
  /** Where the file's own content was put when theirs took its place. */
  keptAs?: string;
  /** Other documents of this person that have the name of the one that the save has made. */
  twins?: Twin[];
};

/** Saves a file, or goes on with a save of it that was cut short. */
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

/** Written down before its first step. */
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
    // The same again would be refused for ever.
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

/** True where nobody has said what is to become of this version. */
const isUndecided = ({ onConflict = 'ask', over }: SaveOptions, version: number) =>
  onConflict === 'ask' || (onConflict === 'mine' && over !== undefined && over !== version);

const stepOf = (progress: Progress, { size }: Content): TransferProgress => ({
  at: progress.at,
  // It was read to be compared before anything was sent.
  done: progress.at === 'sending' ? progress.sent : size,
  size,
});

/** Only a document that exists has versions to lose against. */
function documentIn(target: Target): string {
  if ('documentId' in target) return target.documentId;
  throw new Error('A new document cannot have met another version.');
}

const versionIn = (errorInfo: Record<string, unknown>) => errorInfo.version as number;

function tied(means: FileMeans, copy: Begun, { id, name, version }: DocumentFacts): Promise<TiedCopy> {
  const { size, sha256 } = copy.saving;
  return means.copies.keep({ ...copy, name, base: { documentId: id, version, size, sha256 }, saving: null });
}
