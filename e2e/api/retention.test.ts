import { expect, test, vi } from 'vitest';
import { CreateDownloadDocument, MeDocument, RestoreVersionDocument, VersionsDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import { allFollowed, textFile } from './testing/quire';

const bed = useBed();
const { alice } = usePeople(bed, 'alice');

const hour = 3_600_000;
const day = 24 * hour;
// In the middle of a clock hour, so that some minutes more or less stay in the same one.
const inAnHour = (time: number) => Math.floor(time / hour) * hour + hour / 2;

const versionsOf = async (documentId: string) =>
  (await alice.get(VersionsDocument, { documentId })).versions.items.map(({ version }) => version);
const usage = async () => (await alice.get(MeDocument, {})).me.usage;
const versionKey = (version: number) => `VERSION#${String(version).padStart(8, '0')}`;

async function save(documentId: string, text: string, baseVersion: number): Promise<string> {
  return (await alice.save(textFile(text), { documentId, baseVersion })) && documentId;
}

/** A document with versions of these ages in milliseconds, oldest first; each has its own text of ten bytes. */
async function savedAgo(...ages: number[]): Promise<string> {
  const { id } = await alice.save(textFile('version 01', 'history.txt'));
  for (let version = 2; version <= ages.length; version++) {
    await save(id, `version ${String(version).padStart(2, '0')}`, version - 1);
  }
  await allFollowed(alice);
  for (const [index, age] of ages.entries()) {
    const createdAt = new Date(inAnHour(Date.now() - age)).toISOString();
    await bed.rows.set(`DOC#${id}`, versionKey(index + 1), { createdAt });
  }
  return id;
}

async function urlOf(documentId: string, version: number): Promise<string> {
  return (await alice.get(CreateDownloadDocument, { input: { documentId, version } })).createDownload.request.url;
}

const settled = (documentId: string, versions: number[]) =>
  vi.waitFor(async () => expect(await versionsOf(documentId)).toEqual(versions), 10_000);

test('a save lets go of what need not stay, with its bytes, its upload and its room', async () => {
  const id = await savedAgo(2 * day, 2 * day, 2 * day, 30 * hour, hour, hour);
  const { bytesUsed } = await usage();
  const [gone, stays] = [await urlOf(id, 1), await urlOf(id, 3)];
  const { uploadId } = (await bed.rows.get(`DOC#${id}`, versionKey(1))) ?? {};
  expect(await bed.rows.list(`USER#${alice.id}`, `DONE#${String(uploadId)}`)).toHaveLength(1);
  await save(id, 'version 07', 6);
  await settled(id, [7, 6, 5, 4, 3]);
  await vi.waitFor(async () => expect((await fetch(gone)).status).toBe(404), 10_000);
  expect(await (await fetch(stays)).text()).toBe('version 03');
  await vi.waitFor(async () => expect((await usage()).bytesUsed).toBe(bytesUsed - 10), 10_000);
  expect(await bed.rows.list(`USER#${alice.id}`, `DONE#${String(uploadId)}`)).toEqual([]);
});

test('a version that is gone is NotFound, to fetch and to bring back', async () => {
  const id = await savedAgo(2 * day, 2 * day, hour);
  await save(id, 'version 04', 3);
  await settled(id, [4, 3, 2]);
  const fetched = await alice.ask(CreateDownloadDocument, { input: { documentId: id, version: 1 } });
  const restored = await alice.ask(RestoreVersionDocument, { input: { documentId: id, version: 1, baseVersion: 4 } });
  expect([fetched, restored].map(({ errors }) => errors[0]?.errorType)).toEqual(['NotFound', 'NotFound']);
});

test('bytes that a restored version shares stay, and count once, until the last version that names them goes', async () => {
  const id = await savedAgo(2 * day, 2 * day, hour);
  const { bytesUsed } = await usage();
  await alice.get(RestoreVersionDocument, { input: { documentId: id, version: 1, baseVersion: 3 } });
  await settled(id, [4, 3, 2]);
  expect(await (await fetch(await urlOf(id, 4))).text()).toBe('version 01');
  expect((await usage()).bytesUsed).toBe(bytesUsed);
});

test('documents that nobody saves keep all their versions', async () => {
  const id = await savedAgo(400 * day, 400 * day, 400 * day);
  await bed.sweep();
  await bed.sweep(2 * 3600);
  expect(await versionsOf(id)).toEqual([3, 2, 1]);
});
