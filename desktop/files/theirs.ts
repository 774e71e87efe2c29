import { abortUpload, createDownload } from '../api/calls';
import type { Desk, Watching } from './desk';
import { place } from './receive';
import type { Saved } from './saveFile';
import type { Saving, WorkingCopy } from './workingCopies';

/** Gives up a save that lost: the newest version takes the file's place, and what was in the file stays beside it. */
export async function takeTheirs(
  desk: Desk,
  copy: WorkingCopy & { saving: Saving },
  { documentId, ...watching }: Watching & { documentId: string },
): Promise<Saved> {
  const { saving } = copy;
  await abortUpload(desk.api, saving.requestId);
  const download = await createDownload(desk.api, documentId);
  const known = await desk.copies.keep({ ...copy, saving: null });
  const placed = await place(desk, known, { ...watching, download, documentId, content: saving, keepsMine: true });
  return { outcome: 'replaced', ...placed };
}
