import { abortUpload, completeUpload, findUpload, isRefused, retry } from '../api/calls';
import type { FileMeans } from './means';
import { isSame, type Base, type Content, type Saving, type WorkingCopy } from './workingCopies';

/**
 * Finds out what is true of a file after an interruption: a refresh may have reached the file, a save may have reached
 * the cloud. `content` is what the file holds now; null if there is none.
 */
export async function settled(means: FileMeans, copy: WorkingCopy, content: Content | null): Promise<WorkingCopy> {
  const arrived = copy.incoming ? await settleIncoming(means, copy, copy.incoming, content) : copy;
  return arrived.saving ? settleSaving(means, arrived, arrived.saving, content) : arrived;
}

/** Recorded now, since the file's next change would hide it. */
function settleIncoming({ copies }: FileMeans, copy: WorkingCopy, incoming: Base, content: Content | null) {
  const hasArrived = content !== null && isSame(incoming, content);
  return copies.keep({ ...copy, base: hasArrived ? incoming : copy.base, incoming: null });
}

async function settleSaving(means: FileMeans, copy: WorkingCopy, saving: Saving, content: Content | null) {
  const { api, copies } = means;
  const upload = await findUpload(api, saving.requestId);
  const isOpen = upload?.state === 'OPEN';
  // The save continues where it stopped.
  if (isOpen && content && isSame(saving, content)) return copy;
  // The file has changed since, so its old content need not be uploaded any more.
  if (isOpen) await abortUpload(api, saving.requestId);
  const isThrough = upload?.state === 'COMPLETED' || upload?.state === 'COMPLETING';
  if (!isThrough) return copies.keep({ ...copy, saving: null });
  return completed(means, copy, saving);
}

/** All bytes are uploaded: completing it again tells which version it is. */
async function completed({ api, copies }: FileMeans, copy: WorkingCopy, saving: Saving): Promise<WorkingCopy> {
  try {
    const document = await retry(() => completeUpload(api, { uploadId: saving.requestId }));
    const { size, sha256 } = saving;
    const base = { documentId: document.id, version: document.version, size, sha256 };
    return await copies.keep({ ...copy, name: document.name, base, saving: null });
  } catch (error) {
    // It lost against another save; the next save meets the same conflict with the file as it is now.
    if (!isRefused(error, 'VersionConflict')) throw error;
    return copy;
  }
}
