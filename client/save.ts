import { largestPut } from '../schema/limits';
import type { Reading } from './reading';
import type { Retry } from './retry';
import { sendParts, type MultipartUpload, type PartsApi } from './sendParts';
import { requireStored, type Send, type SignedRequest } from './store';

/** The target of a save: a new document, or the next version of an existing one. */
export type Target = { name: string; isReadOnly?: boolean } | { documentId: string; baseVersion: number };

export type CreateInput = Target & { clientRequestId: string; mimeType: string; size: number; sha256?: string };

export type CompleteInput = { uploadId: string; sha256?: string; baseVersion?: number; onConflict?: 'FAIL' | 'COPY' };

/** An upload as the API returns it. */
export type ApiUpload = Pick<MultipartUpload, 'id' | 'uploadedParts'> & {
  state: 'OPEN' | 'COMPLETING' | 'COMPLETED' | 'ABORTED' | 'EXPIRED';
  put?: SignedRequest | null;
  parts?: MultipartUpload['parts'] | null;
};

/** The API operations that a save needs; `Saved` is the document as this client selects it. */
export type SaveApi<Saved> = PartsApi & {
  createUpload(input: CreateInput): Promise<ApiUpload>;
  upload(id: string): Promise<ApiUpload>;
  completeUpload(input: CompleteInput): Promise<Saved>;
};

/** Everything that a save needs: the API, a way to send bytes, and a retry policy. */
export type Means<Saved> = { api: SaveApi<Saved>; send: Send; retry: Retry };

/** The progress of a save; `sent` is in bytes. */
export type Progress = { at: 'checking' } | { at: 'sending'; sent: number } | { at: 'finishing' };

export type ResumeRequest = {
  /** Reuse it when a save continues after a pause; make a new one for another file. */
  reading: Reading;
  tell: (progress: Progress) => void;
  /** Stops the save, which can be resumed or aborted later. */
  signal: AbortSignal;
};

export type SaveRequest = ResumeRequest & {
  target: Target;
  mimeType: string;
  /** Makes a repeated request the same save, however far the first attempt came. */
  clientRequestId: string;
};

/**
 * Saves a file: reserves an upload, sends the bytes to the store, completes it. Calling it again with the same request continues
 * where it stopped. Throws a Refusal (VersionConflict, QuotaExceeded, Invalid ...), a StoreRefusedError, a BytesChangedError or the
 * signal's reason; throws an UnreachableError once `retry` has given up.
 */
export async function save<Saved>(means: Means<Saved>, request: SaveRequest): Promise<Saved> {
  request.tell({ at: 'checking' });
  return request.reading.size > largestPut ? saveInParts(means, request) : saveAtOnce(means, request);
}

/** Continues a multipart upload that another page or process has begun. */
export async function resume<Saved>(means: Means<Saved>, uploadId: string, request: ResumeRequest): Promise<Saved> {
  request.tell({ at: 'checking' });
  const upload = await means.retry(() => means.api.upload(uploadId), request.signal);
  return finishInParts(means, upload, request);
}

async function saveAtOnce<Saved>({ api, send, retry }: Means<Saved>, request: SaveRequest): Promise<Saved> {
  const { reading, tell, signal } = request;
  const { body, sha256 } = await reading.atOnce();
  const input = { ...inputOf(request), sha256 };
  const sending = { tell: (sent: number) => tell({ at: 'sending', sent }), signal };
  // Retried together, because after a failure the signed request may have expired.
  const { id } = await retry(async () => {
    signal.throwIfAborted();
    sending.tell(0);
    const upload = await api.createUpload(input);
    signal.throwIfAborted();
    if (upload.put) requireStored(await send(upload.put, body, sending));
    sending.tell(reading.size);
    return upload;
  }, signal);
  return complete({ api, send, retry }, { uploadId: id }, request);
}

async function saveInParts<Saved>(means: Means<Saved>, request: SaveRequest): Promise<Saved> {
  const create = () => {
    request.signal.throwIfAborted();
    return means.api.createUpload(inputOf(request));
  };
  return finishInParts(means, await means.retry(create, request.signal), request);
}

async function finishInParts<Saved>(means: Means<Saved>, upload: ApiUpload, request: ResumeRequest): Promise<Saved> {
  const { id, parts, state } = upload;
  if (!parts || (state !== 'OPEN' && state !== 'COMPLETING')) return complete(means, { uploadId: id }, request);
  const tellSent = (sent: number) => request.tell({ at: 'sending', sent });
  const isStored = state === 'COMPLETING';
  await sendParts(means, { ...upload, parts, isStored }, { ...request, tellSent });
  return complete(means, { uploadId: id, sha256: await request.reading.sha256() }, request);
}

/** The last step of a save. It is safe to repeat: the API gives the same answer again. */
async function complete<Saved>({ api, retry }: Means<Saved>, input: CompleteInput, { tell, signal }: ResumeRequest) {
  tell({ at: 'finishing' });
  return retry(() => {
    signal.throwIfAborted();
    return api.completeUpload(input);
  }, signal);
}

const inputOf = ({ target, clientRequestId, mimeType, reading }: SaveRequest): CreateInput => ({
  clientRequestId,
  mimeType,
  ...target,
  size: reading.size,
});
