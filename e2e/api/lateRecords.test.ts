import { beforeAll, expect, test, vi } from 'vitest';
import {
  CompleteUploadDocument,
  RestoreDocumentDocument,
  TrashDocumentDocument,
  UploadDocument,
} from '#client/generated';
import { environmentOf } from '../../local/processes/environment';
import { runOf } from '../../resolvers/lambda/run';
import { changeKey, documentKey, doneKey, shareKey, uploadKey } from '../../resolvers/shared/keys';
import { useBed } from './testing/bed';
import { roleOf, share } from './testing/giving';
import { usePeople } from './testing/people';
import { allFollowed, textFile } from './testing/quire';

const bed = useBed();
const { alice, bob } = usePeople(bed, 'alice', 'bob');

const day = 86_400_000;
const run = (milliseconds = 0) =>
  runOf(new Date(Date.now() + milliseconds), { getRemainingTimeInMillis: () => 60_000 });

/** Housekeeping and delivery, called directly to simulate late records and a lagging index. */
async function functions() {
  const { settleDocument, followChange } = await import('../../resolvers/lambda/housekeeping/documents');
  const { expireShare } = await import('../../resolvers/lambda/housekeeping/shares');
  const { expireUpload, settleUpload } = await import('../../resolvers/lambda/housekeeping/uploads');
  const { deliver } = await import('../../resolvers/lambda/delivery/deliver');
  return { settleDocument, followChange, expireShare, expireUpload, settleUpload, deliver };
}

let work: Awaited<ReturnType<typeof functions>>;

beforeAll(async () => {
  // They read the table's address when they are loaded.
  vi.resetModules();
  Object.assign(process.env, environmentOf(bed.cloud));
  work = await functions();
});

test('an upload that lost a race and is kept for 7 days is not over after its hour', async () => {
  const { id } = await alice.save(textFile('base', 'plan.txt'));
  const upload = await alice.uploadAndPut(textFile('mine'), { documentId: id, baseVersion: 1 });
  await alice.save(textFile('theirs'), { documentId: id, baseVersion: 1 });
  await alice.ask(CompleteUploadDocument, { input: { uploadId: upload.id } });
  const key = uploadKey(alice.id, upload.id);
  await work.expireUpload(key, run(day / 24 + 60_000).now);
  expect((await alice.get(UploadDocument, { id: upload.id })).upload.state).toBe('OPEN');
  await work.expireUpload(key, run(8 * day).now);
  expect((await alice.get(UploadDocument, { id: upload.id })).upload.state).toBe('EXPIRED');
});

test('an upload that was saved in time is not ended by a late sweep, and one that is open is not put away', async () => {
  const { id } = await alice.uploadAndPut(textFile('x', 'in time.txt'));
  const key = uploadKey(alice.id, id);
  await work.settleUpload(key);
  expect(await bed.rows.get(key.pk, key.sk)).toMatchObject({ state: 'OPEN' });
  await alice.get(CompleteUploadDocument, { input: { uploadId: id } });
  await work.expireUpload(key, run(8 * day).now);
  await allFollowed(alice);
  const { pk, sk } = doneKey(alice.id, id);
  expect(await bed.rows.get(pk, sk)).toMatchObject({ state: 'COMPLETED' });
});

test('a record of a change that is gone, or was delivered, holds nothing up and tells nobody', async () => {
  const { id } = await alice.save(textFile('x', 'told.txt'));
  const feed = async () => (await bed.rows.list(`FEED#${alice.id}`, 'CHANGE#')).filter((row) => row.documentId === id);
  await vi.waitFor(async () => expect(await feed()).toHaveLength(1), 10_000);
  const told: string[] = [];
  for (const key of [changeKey(id, 1), changeKey(id, 99), changeKey('gone', 1)]) {
    await work.deliver(key, run(), (change) => void told.push(change.name));
    await work.followChange(key, run());
  }
  expect([told, (await feed()).length]).toEqual([[], 1]);
});

test('a share that was given more time, and a document that was restored, stay where the index still says that they are due', async () => {
  const { id } = await alice.save(textFile('x', 'stays.txt'));
  await share(alice, id, 'bob@example.com', 'EDITOR', new Date(Date.now() + day).toISOString());
  await share(alice, id, 'bob@example.com', 'EDITOR', new Date(Date.now() + 3 * day).toISOString());
  await work.expireShare(shareKey(id, 'bob@example.com'), run(2 * day).now);
  expect(await roleOf(bob, id)).toBe('EDITOR');
  await alice.get(TrashDocumentDocument, { id });
  await work.settleDocument(documentKey(id), run(29 * day));
  await alice.get(RestoreDocumentDocument, { id });
  await work.settleDocument(documentKey(id), run(31 * day));
  expect(await roleOf(alice, id)).toBe('OWNER');
});

test('what is gone altogether is nothing to do for any of them', async () => {
  const gone = documentKey('gone');
  await work.settleDocument(gone, run());
  await work.expireShare(shareKey('gone', 'bob@example.com'), run().now);
  await work.expireUpload(uploadKey(alice.id, 'gone'), run().now);
  await work.settleUpload(uploadKey(alice.id, 'gone'));
  expect(await bed.rows.list(gone.pk, '')).toEqual([]);
});
