import { expect, test, vi } from 'vitest';
import {
  AbortUploadDocument,
  CompleteUploadDocument,
  CreateUploadDocument,
  DocumentsDocument,
  MeDocument,
  UploadsDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { inputOf, send, textFile, type Person } from './testing/quire';

const bed = useBed();

const usageOf = async (person: Person) => (await person.get(MeDocument, {})).me.usage;
const openUploadsOf = async (person: Person) => (await person.get(UploadsDocument, {})).uploads;
const abort = (person: Person, id: string) => person.ask(AbortUploadDocument, { id });
const hour = 3600;

test('room is reserved before bytes move, and used once they are saved (E-18)', async () => {
  const ann = await bed.person('ann@example.com');
  const { bytesQuota } = await usageOf(ann);
  const upload = await ann.uploadAndPut(textFile('12345'));
  expect(await usageOf(ann)).toEqual({ bytesUsed: 0, bytesReserved: 5, bytesQuota, documentCount: 1 });
  await ann.get(CompleteUploadDocument, { input: { uploadId: upload.id } });
  await vi.waitFor(
    async () => expect(await usageOf(ann)).toEqual({ bytesUsed: 5, bytesReserved: 0, bytesQuota, documentCount: 1 }),
    10_000,
  );
});

test('the open uploads of a person are listed, and nothing that has ended', async () => {
  const ben = await bed.person('ben@example.com');
  const open = await ben.upload(textFile('open', 'open.txt'));
  const aborted = await ben.upload(textFile('aborted'));
  await abort(ben, aborted.id);
  await ben.save(textFile('saved'));
  const uploads = await openUploadsOf(ben);
  expect(uploads).toMatchObject([{ id: open.id, name: 'open.txt', size: 4, state: 'OPEN' }]);
  expect(await openUploadsOf(await bed.person('ann@example.com'))).toEqual([]);
});

test('an upload tells which version it is based on, and a new document on none', async () => {
  const kim = await bed.person('kim@example.com');
  const { id: documentId } = await kim.save(textFile('first'));
  await kim.upload(textFile('second'), { documentId, baseVersion: 1 });
  await kim.upload(textFile('another'));
  const bases = (await openUploadsOf(kim)).map(({ baseVersion }) => baseVersion);
  expect(bases.sort()).toEqual([1, null]);
});

test('a save is the same save for ever, also after its row was put away', async () => {
  const cleo = await bed.person('cleo@example.com');
  const file = textFile('x', 'once.txt');
  const input = inputOf(file);
  const { createUpload } = await cleo.get(CreateUploadDocument, { input });
  if (createUpload.put) await send(createUpload.put, file.bytes);
  const complete = () => cleo.ask(CompleteUploadDocument, { input: { uploadId: createUpload.id } });
  const first = await complete();
  await vi.waitFor(async () => expect((await usageOf(cleo)).bytesReserved).toBe(0), 10_000);
  expect(await complete()).toEqual(first);
  const again = (await cleo.get(CreateUploadDocument, { input })).createUpload;
  expect(again).toMatchObject({ documentId: createUpload.documentId, state: 'COMPLETED', put: null });
  expect((await abort(cleo, createUpload.id)).errors[0]?.errorType).toBe('Conflict');
});

test('an aborted upload gives its room back at once, and can neither be aborted for more nor completed', async () => {
  const dan = await bed.person('dan@example.com');
  const before = await usageOf(dan);
  const upload = await dan.uploadAndPut(textFile('gone'));
  for (let times = 0; times < 3; times++) expect((await abort(dan, upload.id)).data?.abortUpload).toBe(upload.id);
  expect(await usageOf(dan)).toEqual(before);
  const { errors } = await dan.ask(CompleteUploadDocument, { input: { uploadId: upload.id } });
  expect(errors[0]?.errorType).toBe('Expired');
  expect((await dan.get(DocumentsDocument, {})).documents.items).toEqual([]);
});

test('nobody can abort what is not theirs, and cannot tell it from what is not there', async () => {
  const [eve, flo] = [await bed.person('eve@example.com'), await bed.person('flo@example.com')];
  const upload = await eve.upload(textFile('mine'));
  const [others, unknown] = [await abort(flo, upload.id), await abort(flo, 'unknown')];
  expect(others.errors).toMatchObject([{ errorType: 'NotFound' }]);
  expect(others.errors[0]?.message).toBe(unknown.errors[0]?.message);
  expect(await openUploadsOf(eve)).toHaveLength(1);
});

test('a PUT that lands after the abort leaves nothing behind', async () => {
  const gus = await bed.person('gus@example.com');
  const file = textFile('late');
  const upload = await gus.upload(file);
  await abort(gus, upload.id);
  // The order is carried out at once, before the bytes arrive.
  await bed.sweep();
  if (!upload.put) throw new Error('The upload has no PUT.');
  expect((await send(upload.put, file.bytes)).status).toBe(200);
  expect((await send(upload.put, file.bytes)).status).toBe(412);
  await bed.sweep(2 * hour);
  expect((await send(upload.put, file.bytes)).status).toBe(200);
});

test('an upload that nobody completes ends after an hour, and not before', async () => {
  const hal = await bed.person('hal@example.com');
  const before = await usageOf(hal);
  const upload = await hal.uploadAndPut(textFile('left'));
  await bed.sweep(hour - 60);
  expect(await openUploadsOf(hal)).toHaveLength(1);
  await bed.sweep(hour + 60);
  expect(await usageOf(hal)).toEqual(before);
  expect(await openUploadsOf(hal)).toEqual([]);
  const { errors } = await hal.ask(CompleteUploadDocument, { input: { uploadId: upload.id } });
  expect(errors[0]?.errorType).toBe('Expired');
});

test('however often and late housekeeping runs, what was saved stays', async () => {
  const ida = await bed.person('ida@example.com');
  const { id } = await ida.save(textFile('kept'));
  for (const seconds of [0, hour, 24 * hour, 365 * 24 * hour]) await bed.sweep(seconds);
  expect(new TextDecoder().decode((await ida.open(id)).bytes)).toBe('kept');
});

test('an order to take the bytes of a saved version away is not carried out, whoever gave it', async () => {
  const lea = await bed.person('lea@example.com');
  const { id } = await lea.save(textFile('named'));
  const { objectKey } = (await bed.rows.get(`DOC#${id}`, 'VERSION#00000001')) ?? {};
  const order = { objectKey, documentId: id, attempt: 0, due: 'DUE#0', dueAt: new Date().toISOString() };
  await bed.rows.set(`REMOVAL#${String(objectKey)}`, 'REMOVAL', order);
  await bed.sweep(hour);
  expect(await bed.rows.get(`REMOVAL#${String(objectKey)}`, 'REMOVAL')).toBeUndefined();
  expect(new TextDecoder().decode((await lea.open(id)).bytes)).toBe('named');
});
