import { expect, test, vi } from 'vitest';
import {
  CompleteUploadDocument,
  CreateUploadDocument,
  DocumentDocument,
  RenameDeviceDocument,
  UpdateDocumentDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { share } from './testing/giving';
import { usePeople } from './testing/people';
import { signedIn } from './testing/program';
import { errorOf, inputOf, textFile } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

const turned = 'photo\u202egpj.exe';
const invalidName = { data: null, type: 'Invalid', field: 'name' };

/** A document from the time when such names were still accepted. */
async function oldDocument(): Promise<string> {
  const { id } = await alice.save(textFile('x', 'photo.exe'));
  await bed.rows.set(`DOC#${id}`, 'DOC', { name: turned });
  return id;
}

test.each([
  ['an override of direction', turned],
  ['an isolate', 'a\u2067b.txt'],
  ['no width', 'pay\u200bpal.txt'],
  ['tags', 'a\u{e0061}.txt'],
  ['a filler', 'a\u3164.txt'],
  ['an escape of terminals', 'a\u009b31m.txt'],
])('a name with %s is refused where a document gets one (E-47)', async (_name, name) => {
  const { id } = await alice.save(textFile('x', 'plain.txt'));
  const input = inputOf(textFile('x', name));
  expect(errorOf(await alice.ask(CreateUploadDocument, { input }))).toEqual(invalidName);
  expect(errorOf(await alice.ask(UpdateDocumentDocument, { input: { id, name } }))).toEqual(invalidName);
});

test('a device is not named so either (E-47)', async () => {
  const { desktop, device } = await signedIn(bed, 'alice@example.com');
  const input = { id: device.id, name: `Desk\u2066` };
  expect(errorOf(await desktop.ask(RenameDeviceDocument, { input }))).toEqual(invalidName);
});

test.each(['می‌خواهم.odt', '👨‍👩‍👧 ❤️.png', 'שלום.txt', '葛\u{e0100}城.odt'])('%s is a good name', async (name) => {
  expect((await alice.save(textFile('x', name))).name).toBe(name);
});

test('a document that was named so before is saved to, and renamed, as ever', async () => {
  const id = await oldDocument();
  expect((await alice.save(textFile('y'), { documentId: id, baseVersion: 1 })).version).toBe(2);
  const locked = await alice.get(UpdateDocumentDocument, { input: { id, name: 'photo.exe' } });
  expect(locked.updateDocument.name).toBe('photo.exe');
});

test('a download of it, and a copy, are called what is seen (E-47)', async () => {
  const id = await oldDocument();
  const { headers } = await alice.open(id);
  expect(headers.get('content-disposition')).toBe('attachment; filename="photogpj.exe"');
  const upload = await alice.uploadAndPut(textFile('mine'), { documentId: id, baseVersion: 1 });
  await alice.save(textFile('theirs'), { documentId: id, baseVersion: 1 });
  const input = { uploadId: upload.id, onConflict: 'COPY' as const };
  const copy = (await alice.get(CompleteUploadDocument, { input })).completeUpload;
  expect(copy.name).toMatch(/^photogpj \(conflict, alice, .*\)\.exe$/);
  expect((await alice.get(DocumentDocument, { id })).document.name).toBe(turned);
});

/** Waits for a mail and resolves with the newest. */
async function mailTo(email: string) {
  const mailbox = `${bed.endpoints.auth}/mailbox?to=${email}`;
  const mails = async () =>
    (await (await fetch(mailbox, { headers: { accept: 'application/json' } })).json()) as Record<string, string>[];
  await vi.waitFor(async () => expect((await mails()).length).toBeGreaterThan(0), 10_000);
  return (await mails())[0];
}

test('a name from right to left turns nothing of a mail but itself (E-47)', async () => {
  const { id } = await alice.save(textFile('x', 'תוכנית.txt'));
  await bed.rows.set(`USER#${alice.id}`, 'ACCOUNT', { name: 'عليا' });
  await share(alice, id, 'mira@example.com', 'VIEWER');
  await bed.rows.set(`USER#${alice.id}`, 'ACCOUNT', { name: 'alice' });
  const sentence = '\u2068عليا\u2069 shares “\u2068תוכנית.txt\u2069” with you';
  expect(await mailTo('mira@example.com')).toMatchObject({
    subject: sentence,
    text: expect.stringContaining(`${sentence} on Quire: you may open it.`) as string,
  });
});

test('a mail that tells of it shows what is seen (E-47)', async () => {
  const id = await oldDocument();
  await share(alice, id, 'mara@example.com', 'VIEWER');
  expect(await mailTo('mara@example.com')).toMatchObject({
    subject: 'alice shares “photogpj.exe” with you',
    text: expect.stringContaining('“photogpj.exe”') as string,
  });
});
