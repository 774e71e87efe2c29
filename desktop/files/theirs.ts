import { abortUpload, createDownload } from '../api/calls';
import type { FileMeans } from './means';
import type { Watching } from './transfer';
import { place, type Placed } from './receive';
import type { Saving, WorkingCopy } from './workingCopies';

/** Gives up a save that lost: the file gets the newest version, and its old content is kept beside it. */
export async function takeTheirs(
  means: FileMeans,
  copy: WorkingCopy & { saving: Saving },
  { documentId, ...watching }: Watching & { documentId: string },
): Promise<Placed & { outcome: 'replaced' }> {
  const { saving } = copy;
  await abortUpload(means.api, saving.requestId);
  const download = await createDownload(means.api, documentId);
  const known = await means.copies.keep({ ...copy, saving: null });
  const placed = await place(means, known, { ...watching, download, documentId, content: saving, keepsMine: true });
  return { outcome: 'replaced', ...placed };
}
