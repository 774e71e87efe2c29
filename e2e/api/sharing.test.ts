import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import {
  ActivityDocument,
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  DeleteDocumentDocument,
  DocumentsDocument,
  LeaveDocumentDocument,
  RevokeShareDocument,
  ShareDocumentDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
  UpdateShareDocument,
  type ShareFieldsFragment,
} from '#client/generated';
import { useBed } from './testing/bed';
import { revoke, roleOf, share, sharesOf, type GivenRole } from './testing/giving';
import { usePeople } from './testing/people';
import { allFollowed, errorOf, inputOf, textFile, type Person } from './testing/quire';

const bed = useBed();
const { alice, bob, carol } = usePeople(bed, 'alice', 'bob', 'carol');

const save = async () => (await alice.save(textFile('x', 'plan.txt'))).id;
const give = (documentId: string, email: string, role: GivenRole, by = alice) =>
  by.ask(ShareDocumentDocument, { input: { documentId, email, role } });

test('whom a document is shared with may do what they were given, and stands in the list', async () => {
  const id = await save();
  const given = await share(alice, id, 'Bob@Example.com', 'EDITOR');
  expect(given).toMatchObject({ documentId: id, email: 'bob@example.com', role: 'EDITOR', expiresAt: null });
  expect(given.createdBy).toEqual({ id: alice.id, name: 'alice' });
  expect(await sharesOf(alice, id)).toEqual([given]);
  expect(await roleOf(bob, id)).toBe('EDITOR');
  expect((await bob.save(textFile('y'), { documentId: id, baseVersion: 1 })).version).toBe(2);
});

test('sharing again with an address is the same share, with the newer role', async () => {
  const id = await save();
  const first = await share(alice, id, 'bob@example.com', 'EDITOR');
  expect(await share(alice, id, 'bob@example.com', 'VIEWER')).toEqual({ ...first, role: 'VIEWER' });
  expect(await sharesOf(alice, id)).toHaveLength(1);
  expect(await roleOf(bob, id)).toBe('VIEWER');
});

test('a share that is taken away opens nothing at the next call, and signs nothing (E-35)', async () => {
  const id = await save();
  const given = await share(alice, id, 'bob@example.com', 'EDITOR');
  const signs = () => [
    bob.ask(CreateDownloadDocument, { input: { documentId: id } }),
    bob.ask(CreateUploadDocument, { input: { ...inputOf(textFile('y')), name: null, documentId: id, baseVersion: 1 } }),
  ];
  for (const { errors } of await Promise.all(signs())) expect(errors).toEqual([]);
  await revoke(alice, given);
  expect(await roleOf(bob, id)).toBe('NotFound');
  for (const answer of await Promise.all(signs())) expect(errorOf(answer)).toEqual({ data: null, type: 'NotFound' });
  expect(await sharesOf(alice, id)).toEqual([]);
  expect(errorOf(await alice.ask(RevokeShareDocument, { documentId: id, shareId: given.id })).type).toBe('NotFound');
});

test('what was signed is good for 60 seconds at most, and no change, feed or row holds it (E-35) (E-37)', async () => {
  const id = await save();
  await share(alice, id, 'bob@example.com', 'EDITOR');
  const upload = await bob.uploadAndPut(textFile('y'), { documentId: id, baseVersion: 1 });
  const { createDownload } = await bob.get(CreateDownloadDocument, { input: { documentId: id } });
  for (const url of [upload.put?.url, createDownload.request.url]) {
    expect(Number(new URL(url ?? '').searchParams.get('X-Amz-Expires'))).toBeLessThanOrEqual(60);
  }
  await bob.get(CompleteUploadDocument, { input: { uploadId: upload.id } });
  await allFollowed(alice);
  const told = JSON.stringify([await bed.rows.all(), await alice.get(ActivityDocument, { documentId: id })]);
  expect(told).toContain('SAVED');
  expect(told).not.toContain('X-Amz-');
});

test('what a manager gave opens nothing once the manager is none any more', async () => {
  const id = await save();
  const manager = await share(alice, id, 'bob@example.com', 'MANAGER');
  await share(bob, id, 'carol@example.com', 'EDITOR');
  expect(await roleOf(carol, id)).toBe('EDITOR');
  await alice.get(UpdateShareDocument, { input: { documentId: id, shareId: manager.id, role: 'EDITOR' } });
  const { errors } = await carol.ask(UpdateDocumentDocument, { input: { id, name: 'other.txt' } });
  expect(errors[0]?.errorType).toBe('NotFound');
});

test('a manager gives no more than a manager may (E-27)', async () => {
  const id = await save();
  await share(alice, id, 'bob@example.com', 'MANAGER');
  const { id: carols } = await share(alice, id, 'carol@example.com', 'MANAGER');
  const refused = [
    await give(id, 'dave@example.com', 'MANAGER', bob),
    await give(id, 'carol@example.com', 'VIEWER', bob),
    await bob.ask(UpdateShareDocument, { input: { documentId: id, shareId: carols, role: 'VIEWER' } }),
    await bob.ask(RevokeShareDocument, { documentId: id, shareId: carols }),
  ];
  expect(refused.map((answer) => errorOf(answer).type)).toEqual(Array(4).fill('Forbidden'));
});

test('who leaves a document does not find it any more, and its owner cannot leave', async () => {
  const id = await save();
  await share(alice, id, 'bob@example.com', 'VIEWER');
  await bob.get(LeaveDocumentDocument, { id });
  expect(await roleOf(bob, id)).toBe('NotFound');
  expect(await sharesOf(alice, id)).toEqual([]);
  expect(errorOf(await alice.ask(LeaveDocumentDocument, { id }))).toMatchObject({ type: 'Invalid', field: 'id' });
});

const listedFor = async (who: Person, limit?: number) =>
  (await who.get(DocumentsDocument, { view: 'SHARED', limit })).documents.items.map(({ id, role }) => [id, role]);

test('what was shared with somebody is listed, the newest share first, with what it lets them be', async () => {
  const dora = await bed.person('dora@example.com');
  const [first, second] = [await save(), await save()];
  await share(alice, first, 'dora@example.com', 'EDITOR');
  await share(alice, second, 'dora@example.com', 'VIEWER');
  await vi.waitFor(async () => expect(await listedFor(dora)).toHaveLength(2));
  expect(await listedFor(dora)).toEqual([
    [second, 'VIEWER'],
    [first, 'EDITOR'],
  ]);
  expect(await listedFor(dora, 1)).toEqual([[second, 'VIEWER']]);
  expect((await alice.get(DocumentsDocument, { view: 'OWNED' })).documents.items.map(({ id }) => id)).toContain(first);
});

test.each<[string, (id: string, given: ShareFieldsFragment) => Promise<unknown>]>([
  ['was taken away', (_id, given) => revoke(alice, given)],
  ['is in the trash', (id) => alice.get(TrashDocumentDocument, { id })],
  ['is deleted', (id) => alice.get(DeleteDocumentDocument, { id })],
])('what %s is not listed', async (_name, take) => {
  const [email, id] = [`${randomUUID()}@example.com`, await save()];
  const who = await bed.person(email);
  const given = await share(alice, id, email, 'VIEWER');
  await vi.waitFor(async () => expect(await listedFor(who)).toHaveLength(1));
  await take(id, given);
  await vi.waitFor(async () => expect(await listedFor(who)).toEqual([]));
});

test('what a manager gave is not listed once the manager is none any more', async () => {
  const [email, id] = [`${randomUUID()}@example.com`, await save()];
  const who = await bed.person(email);
  const manager = await share(alice, id, 'bob@example.com', 'MANAGER');
  await share(bob, id, email, 'VIEWER');
  await vi.waitFor(async () => expect(await listedFor(who)).toHaveLength(1));
  await revoke(alice, manager);
  expect(await listedFor(who)).toEqual([]);
});
