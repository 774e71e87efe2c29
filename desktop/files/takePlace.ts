import { rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Watching } from './transfer';
import { nameBeside, removeDraft } from '../disk/drafts';
import { DamagedError, FileChangedError } from '../disk/fileErrors';
import { isLinked, syncFolder } from '../disk/files';
import { putAside } from '../disk/aside';
import { contentOf, markOf, withFile, type LocalFile } from './localFile';
import { isSame, type Content } from './workingCopies';

export type Place = Watching & {
  path: string;
  /** The content expected at the path; null for no file. */
  content: Content | null;
  /** The new content. */
  incoming: Content;
  /** Whether the old file is kept beside it under another name. */
  keepsMine?: boolean;
};

/**
 * Moves a draft into a file's place, unless any process has changed the file in the meantime. Resolves with the name
 * under which the old file was kept, if it was.
 */
export async function takePlace(draft: string, place: Place): Promise<string | undefined> {
  const { path, content, incoming } = place;
  const drafted = await withFile(draft, (file) => Promise.resolve(file), place);
  if (!isSame(drafted.content, incoming)) throw new DamagedError(path);
  const keptAs = content ? await replace(draft, place) : await appear(draft, place);
  await syncFolder(dirname(path));
  const isOurs = (await markOf(path)) === drafted.mark;
  if (!isOurs) await requireThere(place);
  return keptAs;
}

async function appear(draft: string, place: Place): Promise<undefined> {
  const isNew = await isLinked(draft, place.path).catch(() => null);
  if (isNew === true) return;
  const there = await contentOf(place.path);
  // Not every file system supports a second name for a file.
  if (there === null) await rename(draft, place.path);
  else if (!isSame(there, place.incoming)) throw new FileChangedError(place.path);
}

function replace(draft: string, place: Place): Promise<string | undefined> {
  const { path, content, incoming, keepsMine } = place;
  return withFile(path, async (mine) => {
    // Another process that shares the folder was faster.
    if (isSame(mine.content, incoming)) return undefined;
    if (!content || !isSame(mine.content, content)) throw new FileChangedError(path);
    if (!keepsMine) return renameOver(draft, mine);
    const keptAs = await putAside(path, basename(path));
    await renameUnlessChanged(draft, mine);
    return keptAs;
  });
}

/** Some programs keep writing to the file that they have open, although it is replaced: then it gets a new name. */
async function renameOver(draft: string, mine: LocalFile): Promise<string | undefined> {
  const second = nameBeside(mine.path);
  const isKept = await isLinked(mine.path, second).catch(() => false);
  try {
    await renameUnlessChanged(draft, mine);
    const isWritten = isKept && (await markOf(second)) !== mine.mark;
    return isWritten ? await putAside(second, basename(mine.path)) : undefined;
  } finally {
    await removeDraft(second);
  }
}

/** Nothing happens between this check and the rename. */
async function renameUnlessChanged(draft: string, { path, mark }: LocalFile): Promise<void> {
  if ((await markOf(path)) !== mark) throw new FileChangedError(path);
  await rename(draft, path);
}

async function requireThere({ path, incoming }: Place): Promise<void> {
  const there = await contentOf(path);
  if (!there || !isSame(there, incoming)) throw new FileChangedError(path);
}
