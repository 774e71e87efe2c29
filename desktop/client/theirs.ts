import { link } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { abortUpload, createDownload } from './calls';
import type { Desk, Watching } from './desk';
import { codeOf, unwritable } from './fileErrors';
import { place } from './receive';
import { requireUntouched } from './refreshFile';
import type { Saved } from './saveFile';
import type { Saving, WorkingCopy } from './workingCopies';

/** Gives up a save that lost: the newest version takes the file's place, and what was in the file stays beside it. */
export async function takeTheirs(
  desk: Desk,
  copy: WorkingCopy & { saving: Saving },
  { documentId, ...watching }: Watching & { documentId: string },
): Promise<Saved> {
  const { path, saving } = copy;
  await abortUpload(desk.api, saving.requestId);
  const download = await createDownload(desk.api, documentId);
  let keptAs = '';
  const replaced = await place(desk, await desk.copies.keep({ ...copy, saving: null }), {
    ...{ ...watching, download, documentId },
    async beforeItCounts() {
      await requireUntouched(path, saving);
      keptAs = await putAside(path);
    },
  });
  return { outcome: 'replaced', copy: replaced, keptAs };
}

/** A second name for the same file, which stays when the first one goes to another. */
async function putAside(path: string): Promise<string> {
  const { dir, name, ext } = parse(path);
  const moment = new Date().toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
  for (let number = 1; ; number += 1) {
    const aside = join(dir, `${name} (mine, ${moment}${number > 1 ? `, ${number}` : ''})${ext}`);
    try {
      await link(path, aside);
      return aside;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return unwritable(aside)(error);
    }
  }
}
