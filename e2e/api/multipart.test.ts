import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  AbortUploadDocument,
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  PresignUploadPartsDocument,
  UploadDocument,
} from '#client/generated';
import { connectDynamo } from '../../local/dynamodb/client';
import { useBed } from './testing/bed';
import { LargeFile, missingFrom, partSize, sendParts, signParts } from './testing/largeFile';
import { errorOf, send, sha256, textFile, type Person } from './testing/quire';

const bed = useBed();
let alice: Person;
let mallory: Person;

const film = new LargeFile(partSize + 5_000_000);

beforeAll(async () => {
  alice = await bed.person('alice@example.com');
  mallory = await bed.person('mallory@example.com');
});

afterEach(() => vi.useRealTimers());

type Base = { documentId?: string; baseVersion?: number; sha256?: string | null };

const inputOf = (file: { size: number; sha256?: string }, base: Base = {}) => ({
  clientRequestId: randomUUID(),
  name: base.documentId ? null : 'film.mp4',
  mimeType: 'video/mp4',
  size: file.size,
  sha256: file.sha256,
  ...base,
});

async function begin(person: Person, file: { size: number; sha256?: string }, base: Base = {}) {
  return (await person.get(CreateUploadDocument, { input: inputOf(file, base) })).createUpload;
}

async function complete(person: Person, uploadId: string, more: { baseVersion?: number; sha256?: string } = {}) {
  return (await person.get(CompleteUploadDocument, { input: { uploadId, ...more } })).completeUpload;
}

const uploadOf = async (person: Person, id: string) => (await person.get(UploadDocument, { id })).upload;

async function sha256Of(person: Person, documentId: string): Promise<string> {
  const { createDownload } = await person.get(CreateDownloadDocument, { input: { documentId } });
  const response = await fetch(createDownload.request.url);
  return sha256(new Uint8Array(await response.arrayBuffer()));
}

test('a file of many parts comes down as it went up, and its sha256 is called what it is: its writer’s word', async () => {
  const upload = await begin(alice, film);
  expect(upload).toMatchObject({ state: 'OPEN', put: null, parts: { partSize, partCount: 2 }, uploadedParts: [] });
  await sendParts(alice, upload.id, film);
  const saved = await complete(alice, upload.id);
  expect(saved).toMatchObject({ version: 1, size: film.size, sha256: film.sha256, isSha256Verified: false });
  expect(await sha256Of(alice, saved.id)).toBe(film.sha256);
  expect(await uploadOf(alice, upload.id)).toMatchObject({ state: 'COMPLETED', uploadedParts: null });
});

test('200 MB are cut at 40 %, and whoever goes on with a new token sends one part again at most', async () => {
  const file = new LargeFile(200_000_000);
  const { id } = await begin(alice, file);
  await sendParts(alice, id, file, [1, 2, 3, 4]);
  await cut(id, file, 5);

  const later = await bed.person('alice@example.com');
  const upload = await uploadOf(later, id);
  const missing = missingFrom(upload);
  expect(missing).toEqual(file.numbers().slice(4));
  for (const { partNumber, size, sha256: sent } of upload.uploadedParts ?? []) {
    expect({ partNumber, size, sha256: sent }).toEqual(file.partInputs([partNumber])[0]);
  }
  await sendParts(later, id, file, missing);
  const saved = await complete(later, id);
  expect(await sha256Of(later, saved.id)).toBe(file.sha256);
}, 60_000);

/** Sends half of the part, then cuts the connection. */
async function cut(uploadId: string, file: LargeFile, partNumber: number): Promise<void> {
  const [part] = await signParts(alice, uploadId, file, [partNumber]);
  if (!part) throw new Error('The part was not signed.');
  const half = file.part(partNumber).subarray(0, partSize / 2);
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(half),
    pull: (controller) => controller.error(new Error('cut')),
  });
  const headers = Object.fromEntries(part.request.headers.map(({ name, value }) => [name, value]));
  const sent = fetch(part.request.url, {
    method: 'PUT',
    headers: { ...headers, 'content-length': String(partSize) },
    body,
    duplex: 'half',
  });
  await expect(sent).rejects.toThrow();
}

test('a repeated createUpload gives the same plan, and says which parts are there', async () => {
  const input = inputOf(film);
  const ask = async () => (await alice.get(CreateUploadDocument, { input })).createUpload;
  const first = await ask();
  await sendParts(alice, first.id, film, [1]);
  expect(await ask()).toEqual({ ...first, uploadedParts: film.partInputs([1]) });
});

test('asked for by five at once it is one upload, whose parts come together', async () => {
  const input = inputOf(film);
  const answers = await Promise.all(Array.from({ length: 5 }, () => alice.get(CreateUploadDocument, { input })));
  const [first] = answers.map(({ createUpload }) => createUpload);
  expect(answers.map(({ createUpload }) => createUpload)).toEqual(answers.map(() => first));
  await Promise.all(film.numbers().map((number) => sendParts(alice, input.clientRequestId, film, [number])));
  expect(await complete(alice, input.clientRequestId)).toMatchObject({ version: 1 });
});

test('completed twice, one after the other or at once, it is the same version', async () => {
  const { id } = await begin(alice, film);
  await sendParts(alice, id, film);
  const answers = await Promise.all([0, 1].map(() => alice.ask(CompleteUploadDocument, { input: { uploadId: id } })));
  const again = await complete(alice, id);
  for (const answer of answers) {
    if (answer.errors.length > 0) expect(errorOf(answer).type).toBe('Busy');
    else expect(answer.data?.completeUpload).toEqual(again);
  }
  expect(again.version).toBe(1);
});

test('parts that were put together for a save that did not come through are saved by the next call', async () => {
  const { id: documentId } = await alice.save(textFile('short', 'grows.txt'));
  const { id } = await begin(alice, film, { documentId, baseVersion: 1, sha256: null });
  await sendParts(alice, id, film);
  await alice.save(textFile('meanwhile'), { documentId, baseVersion: 1 });
  const refused = await alice.ask(CompleteUploadDocument, { input: { uploadId: id, sha256: film.sha256 } });
  expect(errorOf(refused)).toMatchObject({ type: 'VersionConflict', version: 2, uploadId: id });
  expect(await uploadOf(alice, id)).toMatchObject({ state: 'COMPLETING', uploadedParts: null });
  expect(await complete(alice, id, { baseVersion: 2 })).toMatchObject({ version: 3, sha256: film.sha256 });
  expect(await sha256Of(alice, documentId)).toBe(film.sha256);
});

test('saving the same parts once more makes no new version', async () => {
  const first = await begin(alice, film);
  await sendParts(alice, first.id, film);
  const saved = await complete(alice, first.id);
  const second = await begin(alice, film, { documentId: saved.id, baseVersion: 1 });
  await sendParts(alice, second.id, film);
  expect(await complete(alice, second.id)).toEqual(saved);
});

test('other parts under the same sha256 are a version of their own: a word is not enough to drop bytes', async () => {
  const first = await begin(alice, film);
  await sendParts(alice, first.id, film);
  const saved = await complete(alice, first.id);
  const other = new LargeFile(film.size);
  const second = await begin(alice, { size: film.size, sha256: film.sha256 }, { documentId: saved.id, baseVersion: 1 });
  await sendParts(alice, second.id, other);
  expect(await complete(alice, second.id)).toMatchObject({ version: 2 });
  expect(await sha256Of(alice, saved.id)).toBe(other.sha256);
});

test('who learns the sha256 at the end says it then: once, rightly written, and the same if twice', async () => {
  const { id } = await begin(alice, film, { sha256: null });
  await sendParts(alice, id, film);
  const ask = (given: string | null) => alice.ask(CompleteUploadDocument, { input: { uploadId: id, sha256: given } });
  for (const given of [null, 'abc', 'A'.repeat(64)]) {
    expect(errorOf(await ask(given))).toEqual({ data: null, type: 'Invalid', field: 'sha256' });
  }
  expect(await complete(alice, id, { sha256: film.sha256 })).toMatchObject({ sha256: film.sha256 });
  expect(await complete(alice, id)).toMatchObject({ sha256: film.sha256 });
  expect(errorOf(await ask('a'.repeat(64)))).toEqual({ data: null, type: 'Invalid', field: 'sha256' });
});

test('completing with a missing part says which, and works once it is there', async () => {
  const { id } = await begin(alice, film);
  await sendParts(alice, id, film, [2]);
  const refused = await alice.ask(CompleteUploadDocument, { input: { uploadId: id } });
  expect(errorOf(refused)).toEqual({ data: null, type: 'Conflict', missingParts: [1] });
  await sendParts(alice, id, film, [1]);
  expect(await complete(alice, id)).toMatchObject({ version: 1 });
});

const aPart = (partNumber = 1) => film.partInputs([partNumber])[0] ?? { partNumber, size: 0, sha256: '' };

test.each([
  ['no part', [], 'parts'],
  ['51 parts', Array.from({ length: 51 }, (_value, index) => ({ ...aPart(), partNumber: index + 1 })), 'parts'],
  ['part 0', [{ ...aPart(), partNumber: 0 }], 'partNumber'],
  ['a negative part', [{ ...aPart(), partNumber: -1 }], 'partNumber'],
  ['a part beyond the plan', [{ ...aPart(), partNumber: 3 }], 'partNumber'],
  ['part 10,001', [{ ...aPart(), partNumber: 10_001 }], 'partNumber'],
  ['a part twice', [aPart(), aPart(2), aPart()], 'partNumber'],
  ['one byte less', [{ ...aPart(), size: partSize - 1 }], 'size'],
  ['a last part of full size', [{ ...aPart(2), size: partSize }], 'size'],
  ['no sha256', [{ ...aPart(), sha256: '' }], 'sha256'],
  ['an upper case sha256', [{ ...aPart(), sha256: 'A'.repeat(64) }], 'sha256'],
])('asking for %s is refused, and says which field', async (_name, parts, field) => {
  const { id } = await begin(alice, film);
  const answer = await alice.ask(PresignUploadPartsDocument, { input: { uploadId: id, parts } });
  expect(errorOf(answer)).toEqual({ data: null, type: 'Invalid', field });
});

test('50 parts are signed in one call', async () => {
  const { id } = await begin(alice, { size: 50 * partSize, sha256: 'a'.repeat(64) });
  const parts = Array.from({ length: 50 }, (_value, index) => ({ ...aPart(), partNumber: index + 1 }));
  const { presignUploadParts } = await alice.get(PresignUploadPartsDocument, { input: { uploadId: id, parts } });
  expect(presignUploadParts.map(({ partNumber }) => partNumber)).toEqual(parts.map(({ partNumber }) => partNumber));
  expect(new Set(presignUploadParts.map(({ request }) => request.url)).size).toBe(50);
});

test('somebody else’s upload cannot be told from one that never was, whatever is asked of it', async () => {
  const { id } = await begin(alice, film);
  const parts = [aPart()];
  const questions = [
    (uploadId: string) => mallory.ask(UploadDocument, { id: uploadId }),
    (uploadId: string) => mallory.ask(PresignUploadPartsDocument, { input: { uploadId, parts } }),
    (uploadId: string) => mallory.ask(CompleteUploadDocument, { input: { uploadId } }),
  ];
  for (const question of questions) {
    const theirs = await question(id);
    expect(theirs).toEqual(await question(randomUUID()));
    expect(theirs).toEqual(await question('#'));
    expect(errorOf(theirs)).toMatchObject({ data: null, type: 'NotFound' });
  }
});

test.each<[string, { bytes?: Buffer; change?: (url: URL) => void; late?: number; status: number }]>([
  ['with other bytes of the same length', { bytes: film.part(2).fill(1), status: 400 }],
  ['with one byte less', { bytes: film.part(2).subarray(1), status: 403 }],
  ['under another number', { change: (url) => url.searchParams.set('partNumber', '1'), status: 403 }],
  ['to another multipart', { change: (url) => url.searchParams.set('uploadId', 'other'), status: 403 }],
  ['61 s late', { late: 61, status: 403 }],
])('a part sent %s is not stored', async (_name, { bytes, change, late = 0, status }) => {
  const { id } = await begin(alice, film);
  const [part] = await signParts(alice, id, film, [2]);
  if (!part) throw new Error('The part was not signed.');
  const url = new URL(part.request.url);
  change?.(url);
  if (late) travel(late);
  expect((await send({ ...part.request, url: url.href }, bytes ?? film.part(2))).status).toBe(status);
  vi.useRealTimers();
  expect((await uploadOf(alice, id)).uploadedParts).toEqual([]);
});

test('the last of two tries of a part is the one that counts', async () => {
  const { id } = await begin(alice, film);
  await sendParts(alice, id, new LargeFile(film.size));
  await sendParts(alice, id, film);
  expect(await sha256Of(alice, (await complete(alice, id)).id)).toBe(film.sha256);
});

test('an upload that one PUT carries has no parts', async () => {
  const upload = await alice.upload(textFile('short'));
  expect(upload).toMatchObject({ parts: null, uploadedParts: null });
  expect(await uploadOf(alice, upload.id)).toMatchObject({ state: 'OPEN', parts: null, uploadedParts: null });
  const parts = [{ partNumber: 1, size: 5, sha256: sha256(new TextEncoder().encode('short')) }];
  const answer = await alice.ask(PresignUploadPartsDocument, { input: { uploadId: upload.id, parts } });
  expect(errorOf(answer)).toMatchObject({ data: null, type: 'Conflict' });
});

test('a completed upload takes no more parts', async () => {
  const { id } = await begin(alice, film);
  await sendParts(alice, id, film);
  await complete(alice, id);
  const answer = await alice.ask(PresignUploadPartsDocument, { input: { uploadId: id, parts: [aPart()] } });
  expect(errorOf(answer)).toMatchObject({ data: null, type: 'Conflict' });
});

test('once it is given up its parts are gone, and a URL signed before brings none back', async () => {
  const { id } = await begin(alice, film);
  await sendParts(alice, id, film, [1]);
  const [part] = await signParts(alice, id, film, [2]);
  if (!part) throw new Error('The part was not signed.');
  await alice.get(AbortUploadDocument, { id });
  await vi.waitFor(async () => expect((await send(part.request, film.part(2))).status).toBe(404), { timeout: 10_000 });
  expect(await uploadOf(alice, id)).toMatchObject({ state: 'ABORTED', uploadedParts: null });
  const answer = await alice.ask(PresignUploadPartsDocument, { input: { uploadId: id, parts: [aPart(2)] } });
  expect(errorOf(answer)).toMatchObject({ data: null, type: 'Expired' });
});

test('it lives for 7 days, and says when it has ended', async () => {
  const input = inputOf(film);
  const { id, createdAt, expiresAt } = (await alice.get(CreateUploadDocument, { input })).createUpload;
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(7 * 86_400_000);
  travel(7 * 86_400 + 1);
  const later = await bed.person('alice@example.com');
  expect(await uploadOf(later, id)).toMatchObject({ state: 'EXPIRED', uploadedParts: null });
  const answers = [
    await later.ask(PresignUploadPartsDocument, { input: { uploadId: id, parts: [aPart()] } }),
    await later.ask(CompleteUploadDocument, { input: { uploadId: id } }),
    await later.ask(CreateUploadDocument, { input }),
  ];
  expect(answers.map((answer) => errorOf(answer).type)).toEqual(['Expired', 'Expired', 'Expired']);
});

// Moves only Date: the cloud's sockets and timers go on.
function travel(seconds: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}

test('50 GiB are planned as 3,200 parts for whoever has the room', async () => {
  const zoe = await bed.person('zoe@example.com');
  await giveRoom(zoe.id, 53_687_091_200);
  const { parts } = await begin(zoe, { size: 53_687_091_200 });
  expect(parts).toEqual({ partSize, partCount: 3200 });
  const next = await zoe.ask(CreateUploadDocument, { input: inputOf({ size: partSize + 1 }) });
  expect(errorOf(next)).toMatchObject({ type: 'QuotaExceeded', bytesAvailable: 0, bytesNeeded: partSize + 1 });
});

async function giveRoom(userId: string, bytes: number): Promise<void> {
  const dynamo = connectDynamo(bed.cloud.endpoints.dynamodb);
  await dynamo.call('UpdateItem', {
    TableName: bed.rows.table,
    Key: { pk: { S: `USER#${userId}` }, sk: { S: 'ACCOUNT' } },
    UpdateExpression: 'SET bytesAvailable = :bytes, bytesQuota = :bytes',
    ExpressionAttributeValues: { ':bytes': { N: String(bytes) } },
  });
  dynamo.close();
}
