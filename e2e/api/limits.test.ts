import { expect, test, vi } from 'vitest';
import { AbortUploadDocument, CompleteUploadDocument, CreateUploadDocument, UploadDocument } from '#client/generated';
import { mostDocuments, mostOpenUploads } from '../../schema/limits';
import { useBed } from './testing/bed';
import { share } from './testing/giving';
import { usePeople } from './testing/people';
import { errorOf, inputOf, textFile, type Person } from './testing/quire';

const bed = useBed();
const { alice, bob } = usePeople(bed, 'alice', 'bob');

const account = ({ id }: Person) => bed.rows.get(`USER#${id}`, 'ACCOUNT');
const setFigures = ({ id }: Person, figures: object) => bed.rows.set(`USER#${id}`, 'ACCOUNT', { ...figures });
const begin = (who: Person, base: object = {}) =>
  who.ask(CreateUploadDocument, { input: { ...inputOf(textFile('x')), ...base } });

/** How many of `count` simultaneous calls succeeded; all others must have been refused because of this limit. */
async function passed(count: number, work: () => ReturnType<typeof begin>, words: string): Promise<number> {
  let rest = count;
  let done = 0;
  while (rest > 0) {
    const answers = await Promise.all(Array.from({ length: rest }, work));
    const errors = answers.flatMap((answer) => answer.errors);
    const [busy, refused] = [errors.filter(isBusy), errors.filter((error) => !isBusy(error))];
    expect(refused.filter(({ message }) => !message.includes(words))).toEqual([]);
    done += answers.length - errors.length;
    rest = busy.length;
  }
  return done;
}

const isBusy = ({ errorType }: { errorType: string | null }) => errorType === 'Busy';

test('of ten uploads at once with room for three, three begin, and one that ends makes room for another (E-18)', async () => {
  const ann = await bed.person('ann@example.com');
  await setFigures(ann, { openUploads: mostOpenUploads - 3 });
  expect(await passed(10, () => begin(ann), `${mostOpenUploads} uploads open`)).toBe(3);
  expect(errorOf(await begin(ann)).type).toBe('QuotaExceeded');
  const open = (await bed.rows.list(`USER#${ann.id}`, 'UPLOAD#'))[0];
  await ann.get(AbortUploadDocument, { id: String(open?.id) });
  await vi.waitFor(async () => expect((await account(ann))?.openUploads).toBe(mostOpenUploads - 1), 10_000);
  expect((await begin(ann)).errors).toEqual([]);
});

test('an editor’s open uploads are the editor’s own, whoever owns the document (E-18)', async () => {
  const { id } = await alice.save(textFile('one', 'shared.txt'));
  await share(alice, id, 'bob@example.com', 'EDITOR');
  const base = { name: null, documentId: id, baseVersion: 1 };
  await setFigures(bob, { openUploads: mostOpenUploads - 1 });
  expect(await passed(4, () => begin(bob, base), `${mostOpenUploads} uploads open`)).toBe(1);
  const begun = await begin(alice, base);
  expect(begun.errors).toEqual([]);
  await alice.save(textFile('two'), { documentId: id, baseVersion: 1 });
  expect((await account(bob))?.openUploads).toBe(mostOpenUploads);
});

test('a save that is over is no open upload any more (E-18)', async () => {
  const cleo = await bed.person('cleo@example.com');
  const { id } = await cleo.save(textFile('x', 'over.txt'));
  await cleo.save(textFile('y'), { documentId: id, baseVersion: 1 });
  await cleo.upload(textFile('open'));
  await vi.waitFor(async () => expect((await account(cleo))?.openUploads).toBe(1), 10_000);
});

test('of ten new documents at once with room for two, two begin, and what is there is saved as ever (E-18)', async () => {
  const dan = await bed.person('dan@example.com');
  const { id } = await dan.save(textFile('x', 'first.txt'));
  await setFigures(dan, { documentCount: mostDocuments - 2 });
  expect(await passed(10, () => begin(dan), `${mostDocuments} documents`)).toBe(2);
  expect((await account(dan))?.documentCount).toBe(mostDocuments);
  expect((await dan.save(textFile('y'), { documentId: id, baseVersion: 1 })).version).toBe(2);
});

test('a copy that would be one document too many is refused in words, and its bytes stay for 7 days (E-18)', async () => {
  const erin = await bed.person('erin@example.com');
  const { id } = await erin.save(textFile('base', 'plan.txt'));
  const upload = await erin.uploadAndPut(textFile('mine'), { documentId: id, baseVersion: 1 });
  await erin.save(textFile('theirs'), { documentId: id, baseVersion: 1 });
  await setFigures(erin, { documentCount: mostDocuments });
  const input = { uploadId: upload.id, onConflict: 'COPY' as const };
  const refused = await erin.ask(CompleteUploadDocument, { input });
  expect(errorOf(refused)).toEqual({ data: null, type: 'QuotaExceeded', uploadId: upload.id });
  const { expiresAt, state } = (await erin.get(UploadDocument, { id: upload.id })).upload;
  expect([state, Date.parse(expiresAt) - Date.now() > 6 * 86_400_000]).toEqual(['OPEN', true]);
  await setFigures(erin, { documentCount: mostDocuments - 1 });
  expect((await erin.get(CompleteUploadDocument, { input })).completeUpload.version).toBe(1);
});
