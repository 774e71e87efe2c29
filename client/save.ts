import { largestPut } from '../schema/limits';
import type { Reading } from './reading';
import type { Retry } from './retry';
import { sendParts, type MultipartUpload, type PartsApi } from './sendParts';
import { requireStored, type Send, type SignedRequest } from './store';

/** What the API takes for a new document, or for the next version of one. */
export type Target = { name: string; isReadOnly?: boolean } | { documentId: string; baseVersion: number };

export type CreateInput = Target & { clientRequestId: string; mimeType: string; size: number; sha256?: string };

export type CompleteInput = { uploadId: string; sha256?: string; baseVersion?: number; onConflict?: 'FAIL' | 'COPY' };

/** An upload as the API answers it. */
export type ApiUpload = Pick<MultipartUpload, 'id' | 'uploadedParts'> & {
  state: 'OPEN' | 'COMPLETING' | 'COMPLETED' | 'ABORTED' | 'EXPIRED';
  put?: SignedRequest | null;
  parts?: MultipartUpload['parts'] | null;
};

/** The API as a client reaches it; `Saved` is whatever that client asks to see of a document. */
export type SaveApi<Saved> = PartsApi & {
  createUpload(input: CreateInput): Promise<ApiUpload>;
  upload(id: string): Promise<ApiUpload>;
  completeUpload(input: CompleteInput): Promise<Saved>;
};

/** What a save needs of its program: the API, something that sends bytes, and when to try again. */
export type Means<Saved> = { api: SaveApi<Saved>; send: Send; retry: Retry };

/** How far a save is; `sent` is in bytes. */
export type Progress = { at: 'checking' } | { at: 'sending'; sent: number } | { at: 'finishing' };

export type ResumeRequest = {
  /** The same one when a save goes on after a pause, and a new one for another file. */
  reading: Reading;
  tell: (progress: Progress) => void;
  /** Stops the work, which can be resumed or aborted later. */
  signal: AbortSignal;
};

export type SaveRequest = ResumeRequest & {
  target: Target;
  mimeType: string;
  /** Makes a repeated save the same save, however far the first one came. */
  clientRequestId: string;
};

/**
 * Saves a file: reserve, send the bytes to the store, complete. The same request again goes on where this one stopped. Throws
 * a Refusal (VersionConflict, QuotaExceeded, Invalid ...), a StoreRefusedError, a BytesChangedError, or the signal's reason;
 * an UnreachableError once `retry` has given up.
 */
export async function save<Saved>(means: Means<Saved>, request: SaveRequest): Promise<Saved> {
  request.tell({ at: 'checking' });
  return request.reading.size > largestPut ? saveInParts(means, request) : saveAtOnce(means, request);
}

/** Goes on with an upload in parts that another page or process has begun. */
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
  // Both together, since a signed request that failed may be too old to be sent again.
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

/** The last step, as often as it takes: a repeated one answers alike. */
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
