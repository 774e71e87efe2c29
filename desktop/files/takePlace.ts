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
  /** What was there when somebody last looked; null where there was nothing. */
  content: Content | null;
  /** What is to be there. */
  incoming: Content;
  /** True: what was there stays beside it under another name. */
  keepsMine?: boolean;
};

/**
 * A draft takes a file's place, unless anybody, in any process, has changed that file in the meantime. Answers with the name
 * under which the file that was there is kept, if it is.
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
  // Not every disk gives a file a second name.
  if (there === null) await rename(draft, place.path);
  else if (!isSame(there, place.incoming)) throw new FileChangedError(place.path);
}

function replace(draft: string, place: Place): Promise<string | undefined> {
  const { path, content, incoming, keepsMine } = place;
  return withFile(path, async (mine) => {
    // Another process, of whoever shares the folder, was here first.
    if (isSame(mine.content, incoming)) return undefined;
    if (!content || !isSame(mine.content, content)) throw new FileChangedError(path);
    if (!keepsMine) return renameOver(draft, mine);
    const keptAs = await putAside(path, basename(path));
    await renameUnlessChanged(draft, mine);
    return keptAs;
  });
}

/** Some programs write into the file that they have opened, however that is called by now: then it gets a name again. */
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

/** Nothing is between the look and the deed. */
async function renameUnlessChanged(draft: string, { path, mark }: LocalFile): Promise<void> {
  if ((await markOf(path)) !== mark) throw new FileChangedError(path);
  await rename(draft, path);
}

async function requireThere({ path, incoming }: Place): Promise<void> {
  const there = await contentOf(path);
  if (!there || !isSame(there, incoming)) throw new FileChangedError(path);
}
