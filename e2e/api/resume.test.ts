import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  CompleteUploadDocument,
  CreateUploadDocument,
  PresignUploadPartsDocument,
  UploadDocument,
} from '#client/generated';
import { sendByFetch } from '#client/sendByFetch';
import { hashedHere, type Bytes } from '#client/hashedFile';
import { Reading } from '#client/reading';
import { pauseAskedBy } from '#client/refusal';
import { createRetry } from '#client/retry';
import { resume, save, type Means, type ResumeRequest } from '#client/save';
import type { Send } from '#client/store';
import { useBed } from './testing/bed';
import { LargeFile, partSize } from './testing/largeFile';
import { sha256, textFile, type Person } from './testing/quire';

/** The clients' own save engine against the real API and store. */
const bed = useBed();

type Saved = { id: string; version: number; sha256: string };

function meansOf(person: Person, send: Send = sendByFetch): Means<Saved> {
  return {
    send,
    retry: createRetry(pauseAskedBy, 6),
    api: {
      createUpload: async (input) => (await person.get(CreateUploadDocument, { input })).createUpload,
      upload: async (id) => (await person.get(UploadDocument, { id })).upload,
      presignUploadParts: async (input) => (await person.get(PresignUploadPartsDocument, { input })).presignUploadParts,
      completeUpload: async (input) => (await person.get(CompleteUploadDocument, { input })).completeUpload,
    },
  };
}

const requestOf = (bytes: Bytes, signal = new AbortController().signal): ResumeRequest => ({
  signal,
  reading: new Reading(hashedHere(bytes)),
  tell: () => undefined,
});

/** Reads a large file as if it were on a disk. */
const bytesOf = (file: LargeFile): Bytes => ({
  size: file.size,
  slice: (from, to) => {
    const part = Math.floor(from / partSize);
    return Promise.resolve(file.part(part + 1).subarray(from - part * partSize, to - part * partSize));
  },
});

test('a small file is saved, and its next version after it', async () => {
  const person = await bed.person('small@example.com');
  const means = meansOf(person);
  const saveText = (text: string, target: { name: string } | { documentId: string; baseVersion: number }) => {
    const { bytes } = textFile(text);
    const run = requestOf({ size: bytes.length, slice: (from, to) => Promise.resolve(bytes.subarray(from, to)) });
    return save(means, { ...run, target, mimeType: 'text/plain', clientRequestId: randomUUID() });
  };
  const { id } = await saveText('first', { name: 'note.txt' });
  const saved = await saveText('second', { documentId: id, baseVersion: 1 });
  expect(saved).toMatchObject({ id, version: 2, sha256: sha256(textFile('second').bytes) });
});

test('a large file that was cut goes on with another token from another process, and no part is sent twice', async () => {
  const file = new LargeFile(4 * partSize + 1000);
  const stop = new AbortController();
  const sent: string[] = [];
  const numberOf = (url: string) => new URL(url).searchParams.get('partNumber') ?? '';
  const cutAfterTwo: Send = async (request, body, sending) => {
    if (sent.length >= 2) stop.abort();
    sending.signal.throwIfAborted();
    const status = await sendByFetch(request, body, sending);
    sent.push(numberOf(request.url));
    return status;
  };
  const clientRequestId = randomUUID();
  const request = { target: { name: 'film.mp4' }, mimeType: 'video/mp4', clientRequestId };
  const first = meansOf(await bed.person('large@example.com'), cutAfterTwo);
  await expect(save(first, { ...request, ...requestOf(bytesOf(file), stop.signal) })).rejects.toThrow();
  const before = [...sent];

  const noted: Send = (signed, body, sending) => {
    sent.push(numberOf(signed.url));
    return sendByFetch(signed, body, sending);
  };
  const second = meansOf(await bed.person('large@example.com'), noted);
  const saved = await resume(second, clientRequestId, requestOf(bytesOf(file)));
  expect(saved).toMatchObject({ version: 1, sha256: file.sha256 });
  expect(before.length).toBeGreaterThanOrEqual(2);
  expect(new Set(sent).size).toBe(sent.length);
  expect(sent.length).toBeLessThanOrEqual(file.partCount);
}, 60_000);
