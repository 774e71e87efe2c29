import type { Retry } from '../../../desktop/retry';
import { retryPatiently } from '~/api/retry';
import type { CreateUploadInput, CreateUploadMutation, DocumentDetailsFragment } from '~/graphql/generated';
import { mimeTypeOf } from './mimeType';
import { put as putBytes, type Put } from './put';
import { sha256Of } from './sha256';

export type SaveApi = {
  createUpload(input: CreateUploadInput): Promise<CreateUploadMutation['createUpload']>;
  completeUpload(uploadId: string): Promise<DocumentDetailsFragment>;
};

export type Progress = { at: 'checking' } | { at: 'sending'; sent: number } | { at: 'finishing' };

export type SaveRequest = {
  file: File;
  /** Makes a repeated save the same save, however far the first one came. */
  clientRequestId: string;
  tell: (progress: Progress) => void;
  signal: AbortSignal;
};

type Means = { retry: Retry; put: Put };

/** Saves a file as a new document: reserve, send the bytes to the store, complete. */
export async function save(
  api: SaveApi,
  { file, clientRequestId, tell, signal }: SaveRequest,
  { retry, put }: Means = { retry: retryPatiently, put: putBytes },
): Promise<DocumentDetailsFragment> {
  tell({ at: 'checking' });
  const input = await describe(file, clientRequestId);
  const tellSent = (sent: number) => tell({ at: 'sending', sent });
  const sendBytes = async () => {
    signal.throwIfAborted();
    tellSent(0);
    const upload = await api.createUpload(input);
    signal.throwIfAborted();
    if (upload.put) await put(upload.put, file, tellSent, signal);
    return upload;
  };
  // Both together, since a signed request that failed may be too old to be sent again.
  const { id } = await retry(sendBytes);
  tell({ at: 'finishing' });
  return retry(() => {
    signal.throwIfAborted();
    return api.completeUpload(id);
  });
}

async function describe(file: File, clientRequestId: string): Promise<CreateUploadInput> {
  const sha256 = await sha256Of(file);
  return { clientRequestId, name: file.name.normalize('NFC'), mimeType: mimeTypeOf(file), size: file.size, sha256 };
}
