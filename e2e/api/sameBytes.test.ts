import { expect, test } from 'vitest';
import { CompleteUploadDocument, DocumentDocument, UpdateDocumentDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import { textFile } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

const complete = (uploadId: string) => alice.ask(CompleteUploadDocument, { input: { uploadId } });
const account = () => bed.rows.get(`USER#${alice.id}`, 'ACCOUNT');

/** A document, and a second upload of the same bytes. */
async function savedTwice(name: string) {
  const file = textFile('the same', name);
  const saved = await alice.save(file);
  const before = await account();
  const again = await alice.uploadAndPut(file, { documentId: saved.id, baseVersion: saved.version });
  return { saved, again, before };
}

test('saving bytes that a document has already is its version, no error, and takes no room', async () => {
  const { saved, again, before } = await savedTwice('same.txt');
  expect((await complete(again.id)).data?.completeUpload).toEqual(saved);
  expect((await account())?.bytesAvailable).toBe(before?.bytesAvailable);
  expect((await alice.get(DocumentDocument, { id: saved.id })).document).toEqual(saved);
});

test('its answer stays the same, whatever becomes of the document', async () => {
  const { saved, again } = await savedTwice('later.txt');
  const first = await complete(again.id);
  await alice.save(textFile('other'), { documentId: saved.id, baseVersion: 1 });
  await alice.get(UpdateDocumentDocument, { input: { id: saved.id, name: 'renamed.txt' } });
  expect(await complete(again.id)).toEqual(first);
  expect(first.data?.completeUpload).toMatchObject({ version: 1, name: 'later.txt' });
});

test('ten completions at once of such a save give its room back once', async () => {
  const { saved, again, before } = await savedTwice('ten.txt');
  const answers = await Promise.all(Array.from({ length: 10 }, () => complete(again.id)));
  const done = answers.flatMap(({ data }) => data?.completeUpload ?? []);
  expect(done.length).toBeGreaterThan(0);
  expect(done).toEqual(done.map(() => saved));
  const refusals = answers.flatMap(({ errors }) => errors.map(({ errorType }) => errorType));
  expect(refusals.filter((errorType) => errorType !== 'Busy')).toEqual([]);
  expect((await account())?.bytesAvailable).toBe(before?.bytesAvailable);
});

test('the bytes that were not needed are taken away, those of the document stay', async () => {
  const { saved, again } = await savedTwice('kept.txt');
  await complete(again.id);
  expect(new TextDecoder().decode((await alice.open(saved.id)).bytes)).toBe('the same');
});
