import { basename } from 'node:path';
import { markOf } from './localFile';
import { isSame, type Content, type WorkingCopy, type WorkingCopies } from './workingCopies';

/**
 * The record of a file, even if it was moved or renamed: then it is the only record whose file is gone and had the same
 * content. If several match, there is none.
 */
export async function foundAgain(
  copies: WorkingCopies,
  copy: WorkingCopy,
  content: Content | null,
): Promise<WorkingCopy> {
  if (copy.base || copy.saving || content === null) return copy;
  const gone: WorkingCopy[] = [];
  for (const each of (await copies.list()).copies) {
    const held = each.saving ?? each.base;
    if (held && isSame(held, content) && (await isGone(each.path))) gone.push(each);
  }
  const ofThisName = gone.filter(({ path }) => basename(path) === basename(copy.path));
  const [moved, ...others] = ofThisName.length > 0 ? ofThisName : gone;
  if (!moved || others.length > 0) return copy;
  const kept = await copies.keep({ ...moved, path: copy.path });
  await copies.forget(moved.path);
  return kept;
}

/** In a folder that may not be read it may still be there. */
const isGone = (path: string) =>
  markOf(path).then(
    (mark) => mark === null,
    () => false,
  );
