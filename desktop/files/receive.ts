import { createHash } from 'node:crypto';
import { stat, type FileHandle } from 'node:fs/promises';
import { reach, UnreachableError } from '#client/reach';
import type { SignedRequest } from '#client/store';
import { createDownload, retry } from '../api/calls';
import type { FileMeans } from './means';
import type { Watching } from './transfer';
import { withDraft } from '../disk/drafts';
import { NotQuireError } from '#client/errors';
import { DamagedError, unwritable } from '../disk/fileErrors';
import { writeAt } from '../disk/files';
import { codeOf } from '../disk/systemErrors';
import { takePlace, type Place } from './takePlace';
import type { Base, TiedCopy, WorkingCopy } from './workingCopies';

type Download = Awaited<ReturnType<typeof createDownload>>;

type Placing = Watching & Pick<Place, 'content' | 'keepsMine'> & { download: Download; documentId: string };

export type Placed = {
  copy: TiedCopy;
  /** The path of the file that was there before, if it was kept. */
  keptAs?: string;
};

/** Replaces a copy's file by a version, complete and verified, or changes nothing. */
export async function place(means: FileMeans, copy: WorkingCopy, placing: Placing): Promise<Placed> {
  const { download, documentId, content, keepsMine, tell, signal } = placing;
  const { version, size, sha256, name } = download;
  const incoming: Base = { documentId, version, size, sha256 };
  const announced = await means.copies.keep({ ...copy, incoming });
  const known = await modeOf(copy.path);
  const fill = async (file: FileHandle) => {
    if (known !== null) await file.chmod(known);
    await receive(means, file, copy.path, placing);
  };
  const keptAs = await withDraft(copy.path, { mode: 0o666, fill }, (draft) =>
    takePlace(draft, { path: copy.path, content, incoming, keepsMine, tell, signal }),
  ).catch(unwritable(copy.path));
  return { copy: await means.copies.keep({ ...announced, name, base: incoming, incoming: null }), keptAs };
}

async function receive(means: FileMeans, file: FileHandle, path: string, placing: Placing): Promise<void> {
  const { download, documentId, tell, signal } = placing;
  const { version, size, sha256 } = download;
  let signed: SignedRequest | null = download.request;
  await retry(async () => {
    signal?.throwIfAborted();
    // A signed URL is good for a minute.
    signed ??= (await createDownload(means.api, documentId, version)).request;
    const response = await fetchBytes(signed, size, signal);
    signed = null;
    await file.truncate(0);
    const hash = createHash('sha256');
    let received = 0;
    for await (const chunk of chunksOf(response)) {
      await writeAt(file, received, chunk);
      hash.update(chunk);
      received += chunk.length;
      tell?.({ at: 'receiving', done: received, size });
    }
    if (received !== size || hash.digest('hex') !== sha256) throw new DamagedError(path);
  }, signal);
}

async function fetchBytes({ method, url, headers }: SignedRequest, size: number, signal?: AbortSignal) {
  const named = headers.map(({ name, value }): [string, string] => [name, value]);
  const response = await reach(url, { method, headers: named, signal });
  if (response.status === 403 || response.status >= 500)
    throw new UnreachableError(`The store answered ${response.status}`);
  // A captive portal answers with its own page and status 200.
  if (response.headers.get('content-length') !== String(size)) throw new NotQuireError(url);
  return response;
}

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new UnreachableError('The bytes broke off', { cause });
    });
    if (done) return;
    yield value;
  }
}

async function modeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
