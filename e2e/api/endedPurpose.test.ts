import { describe, expect, test, vi } from 'vitest';
import {
  CompleteUploadDocument,
  CreateUploadDocument,
  DeleteDocumentDocument,
  LeaveDocumentDocument,
  MeDocument,
  TrashDocumentDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { revoke, share } from './testing/giving';
import { partSize } from './testing/largeFile';
import { usePeople } from './testing/people';
import { errorOf, textFile, type Person } from './testing/quire';

const bed = useBed();
const { alice, bob } = usePeople(bed, 'alice', 'bob');

const day = 86_400;
const reserved = async () => (await alice.get(MeDocument, {})).me.usage.bytesReserved;
const stateOf = async ({ id }: Person, uploadId: string) =>
  ((await bed.rows.get(`USER#${id}`, `DONE#${uploadId}`)) ?? (await bed.rows.get(`USER#${id}`, `UPLOAD#${uploadId}`)))
    ?.state;
const ended = (who: Person, uploadId: string) =>
  vi.waitFor(async () => expect(await stateOf(who, uploadId)).toBe('EXPIRED'), 10_000);

const large = { mimeType: 'text/plain', size: 3 * partSize, sha256: 'a'.repeat(64), name: null };

async function beginLarge(who: Person, documentId: string): Promise<string> {
  const input = { ...large, documentId, baseVersion: 1 };
  return (await who.get(CreateUploadDocument, { input })).createUpload.id;
}

/** Alice's document, with open uploads of hers and of Bob, who is an editor. */
async function contested() {
  const { id } = await alice.save(textFile('one', 'plan.txt'));
  const shared = await share(alice, id, 'bob@example.com', 'EDITOR');
  const others = (await alice.upload(textFile('elsewhere'))).id;
  const owners = (await alice.uploadAndPut(textFile('two'), { documentId: id, baseVersion: 1 })).id;
  return { id, shared, others, owners, editors: await beginLarge(bob, id) };
}

/** Waits until no space is reserved any more for saved uploads. */
async function accountedFor(): Promise<void> {
  const open = async () => (await bed.rows.list(`USER#${alice.id}`, 'UPLOAD#')).map(({ state }) => state);
  await vi.waitFor(async () => expect(await open()).not.toContain('COMPLETED'), 10_000);
}

test('what is on its way to a document goes with it, and its room is free at once', async () => {
  const { id, others, owners, editors } = await contested();
  await alice.get(DeleteDocumentDocument, { id });
  await ended(alice, owners);
  await ended(bob, editors);
  expect(await stateOf(alice, others)).toBe('OPEN');
  await vi.waitFor(async () => expect(await reserved()).toBe('elsewhere'.length), 10_000);
  expect(errorOf(await alice.ask(CompleteUploadDocument, { input: { uploadId: owners } })).type).toBe('Expired');
});

test('what is in the trash can still get what is on its way to it, until its days there are over', async () => {
  const { id, owners, editors } = await contested();
  await alice.get(TrashDocumentDocument, { id });
  const input = { uploadId: owners, onConflict: 'COPY' as const };
  expect((await alice.get(CompleteUploadDocument, { input })).completeUpload.version).toBe(1);
  expect(await stateOf(bob, editors)).toBe('OPEN');
  await bed.sweep(31 * day);
  await ended(bob, editors);
});

describe('what an editor has on its way', () => {
  test.each<[string, (documentId: string, shared: { documentId: string; id: string }) => Promise<unknown>]>([
    ['is taken away', (_id, shared) => revoke(alice, shared)],
    ['leaves', (id) => bob.get(LeaveDocumentDocument, { id })],
    ['becomes a viewer', (id) => share(alice, id, 'bob@example.com', 'VIEWER')],
  ])('ends when their share %s', async (_name, end) => {
    const { id, shared, owners, editors } = await contested();
    await accountedFor();
    const before = await reserved();
    await end(id, shared);
    await ended(bob, editors);
    expect(before - (await reserved())).toBe(large.size);
    expect(await stateOf(alice, owners)).toBe('OPEN');
  });

  test('ends when their share does', async () => {
    const { id } = await alice.save(textFile('one', 'plan.txt'));
    await share(alice, id, 'bob@example.com', 'EDITOR', new Date(Date.now() + day * 1000).toISOString());
    const upload = await beginLarge(bob, id);
    await bed.sweep(day + 60);
    await ended(bob, upload);
  });

  test('stays where they become a manager', async () => {
    const { id, editors } = await contested();
    await share(alice, id, 'bob@example.com', 'MANAGER');
    const shared = await share(alice, id, 'carol@example.com', 'EDITOR');
    await revoke(alice, shared);
    const last = async () => (await bed.rows.last(`DOC#${id}`, 'CHANGE#'))?.isDelivered;
    await vi.waitFor(async () => expect(await last()).toBe(true), 10_000);
    expect(await stateOf(bob, editors)).toBe('OPEN');
  });
});

test('the record of an upload whose bytes were there already goes by itself', async () => {
  const { id } = await alice.save(textFile('same', 'same.txt'));
  const again = await alice.save(textFile('same'), { documentId: id, baseVersion: 1 });
  expect(again.version).toBe(1);
  const discarded = async () =>
    (await bed.rows.list(`USER#${alice.id}`, 'DONE#')).find((row) => row.documentId === id && row.isDiscarded);
  await vi.waitFor(async () => expect(await discarded()).toMatchObject({ ttl: expect.any(Number) as number }), 10_000);
});
