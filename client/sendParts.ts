import type { Part, Reading } from './reading';
import type { Retry } from './retry';
import { requireStored, type Send, type Sending, type SignedRequest } from './store';

export type MultipartUpload = {
  id: string;
  parts: { partSize: number; partCount: number };
  uploadedParts?: { partNumber: number; size: number; sha256: string }[] | null;
  /** True when all parts are stored and the file is only read for its hash. */
  isStored: boolean;
};

export type PartsApi = {
  presignUploadParts(input: {
    uploadId: string;
    parts: { partNumber: number; size: number; sha256: string }[];
  }): Promise<{ request: SignedRequest }[]>;
};

type PartsMeans = { api: PartsApi; send: Send; retry: Retry };

type Work = { reading: Reading; tellSent: (sent: number) => void; signal: AbortSignal };

const partsAtOnce = 3;

/** Sends the parts that the store lacks or has with other bytes; ends only when no part is still being sent. */
export async function sendParts(means: PartsMeans, upload: MultipartUpload, work: Work): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([work.signal, stop.signal]);
  const stored = new Map(upload.uploadedParts?.map(({ partNumber, sha256 }) => [partNumber, sha256]));
  const isStored = (number: number, sha256: string) => upload.isStored || stored.get(number) === sha256;
  const missing = work.reading.missingParts(upload.parts, isStored);
  const tell = partProgress(upload, work.tellSent);
  const takeTurns = async () => {
    for await (const part of missing) {
      signal.throwIfAborted();
      await sendPart(means, upload.id, part, { tell: (sent) => tell(part.partNumber, sent), signal });
    }
  };
  const turns = Array.from({ length: partsAtOnce }, () => takeTurns());
  for (const turn of turns) turn.catch((error: unknown) => stop.abort(error));
  await Promise.allSettled(turns);
  work.signal.throwIfAborted();
  if (stop.signal.aborted) throw stop.signal.reason;
}

/** Signs again for each attempt, because a signature is valid for only a minute. */
async function sendPart({ api, send, retry }: PartsMeans, uploadId: string, part: Part, sending: Sending) {
  const { partNumber, size, sha256, body } = part;
  await retry(async () => {
    sending.signal.throwIfAborted();
    sending.tell(0);
    const [signed] = await api.presignUploadParts({ uploadId, parts: [{ partNumber, size, sha256 }] });
    if (!signed) throw new Error('The API signed no part.');
    requireStored(await send(signed.request, body, sending));
    sending.tell(size);
  }, sending.signal);
}

/** Adds up the bytes that are stored and those that are being sent. */
function partProgress({ uploadedParts }: MultipartUpload, tellSent: (sent: number) => void) {
  const sizes = new Map(uploadedParts?.map(({ partNumber, size }) => [partNumber, size]));
  const tell = () => tellSent([...sizes.values()].reduce((sum, size) => sum + size, 0));
  tell();
  return (partNumber: number, sent: number) => {
    sizes.set(partNumber, sent);
    tell();
  };
}
