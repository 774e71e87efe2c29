import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import {
  CompleteUploadDocument,
  DeleteDocumentDocument,
  LeaveDocumentDocument,
  RevokeShareDocument,
  ShareDocumentDocument,
  TrashDocumentDocument,
  UpdateShareDocument,
  type ShareFieldsFragment,
} from '#client/generated';
import { useBed } from './testing/bed';
import { revoke, roleOf, share, sharesOf } from './testing/giving';
import { usePeople } from './testing/people';
import { textFile, type Answer } from './testing/quire';

const bed = useBed();
const { alice, bob, carol } = usePeople(bed, 'alice', 'bob', 'carol');

const typeOf = ({ errors }: Answer<unknown>) => errors[0]?.errorType ?? 'done';
const save = async () => (await alice.save(textFile('x', 'plan.txt'))).id;
const newAddress = () => `${randomUUID()}@example.com`;

type Deed = (documentId: string, given: ShareFieldsFragment) => Promise<Answer<unknown>>;

const give =
  (role: 'VIEWER' | 'EDITOR', by = () => alice): Deed =>
  (documentId) =>
    by().ask(ShareDocumentDocument, { input: { documentId, email: 'carol@example.com', role } });
const change: Deed = (documentId, { id: shareId }) =>
  alice.ask(UpdateShareDocument, { input: { documentId, shareId, role: 'EDITOR' } });
const take: Deed = (documentId, { id: shareId }) => alice.ask(RevokeShareDocument, { documentId, shareId });
const leave: Deed = (id) => carol.ask(LeaveDocumentDocument, { id });
const trash: Deed = (id) => alice.ask(TrashDocumentDocument, { id });
const remove: Deed = (id) => alice.ask(DeleteDocumentDocument, { id });

/** Checks that share and grant agree, the count is right, and each revision has its change. */
async function expectWhole(documentId: string): Promise<void> {
  const rows = (beginning: string) => bed.rows.list(`DOC#${documentId}`, beginning);
  const told = ({ email, role, userId, givenById, expiresAt }: Record<string, unknown>) =>
    [email, role, userId, givenById, expiresAt].join(' ');
  const shares = await rows('SHARE#');
  const grants = await rows('GRANT#');
  expect(grants.map(told).sort()).toEqual(
    shares
      .filter(({ userId }) => userId)
      .map(told)
      .sort(),
  );
  const document = await bed.rows.get(`DOC#${documentId}`, 'DOC');
  expect(document?.shareCount).toBe(shares.length);
  expect(await rows('CHANGE#')).toHaveLength(Number(document?.revision));
}

test.each<[string, Deed, Deed]>([
  ['two shares with the same person', give('VIEWER'), give('EDITOR')],
  ['a share of the owner and one of a manager', give('EDITOR'), give('EDITOR', () => bob)],
  ['a change and a taking away', change, take],
  ['two takings away', take, take],
  ['a share and a taking away', give('EDITOR'), take],
  ['a share and a leaving', give('EDITOR'), leave],
  ['a taking away and a leaving', take, leave],
  ['a share and the trash', give('EDITOR'), trash],
])('%s at once have one clear outcome (E-30)', async (_name, one, other) => {
  for (let round = 0; round < 5; round += 1) {
    const id = await save();
    await share(alice, id, 'bob@example.com', 'MANAGER');
    const given = await share(alice, id, 'carol@example.com', 'VIEWER');
    const outcomes = (await Promise.all([one(id, given), other(id, given)])).map(typeOf);
    expect(outcomes).toContain('done');
    expect(['done', 'Busy', 'NotFound', 'Conflict']).toEqual(expect.arrayContaining(outcomes));
    await expectWhole(id);
  }
});

test('twenty shares with twenty people at once are each there or told to come back (E-30)', async () => {
  const id = await save();
  const emails = Array.from({ length: 20 }, newAddress);
  const answers = await Promise.all(
    emails.map((email) => alice.ask(ShareDocumentDocument, { input: { documentId: id, email, role: 'VIEWER' } })),
  );
  const done = emails.filter((_email, index) => answers[index]?.errors.length === 0);
  expect(new Set(answers.map(typeOf))).toEqual(new Set(['done', 'Busy']));
  expect((await sharesOf(alice, id)).map(({ email }) => email)).toEqual(done.sort());
  await expectWhole(id);
});

test('a share while the invited signs up is claimed, or given at once, or told to come back', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [id, email] = [await save(), newAddress()];
    const giving = alice.ask(ShareDocumentDocument, { input: { documentId: id, email, role: 'VIEWER' } });
    const [given, who] = await Promise.all([giving, bed.person(email)]);
    expect(['done', 'Busy']).toContain(typeOf(given));
    expect(await roleOf(who, id)).toBe(typeOf(given) === 'done' ? 'VIEWER' : 'NotFound');
    await share(alice, id, email, 'VIEWER');
    expect(await roleOf(who, id)).toBe('VIEWER');
    await expectWhole(id);
  }
});

test('of a taking away and the sign-up of the invited at once, nothing stays open (E-35)', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [id, email] = [await save(), newAddress()];
    const given = await share(alice, id, email, 'VIEWER');
    const [taken, who] = await Promise.all([take(id, given), bed.person(email)]);
    expect(['done', 'Busy']).toContain(typeOf(taken));
    expect(await roleOf(who, id)).toBe(typeOf(taken) === 'done' ? 'NotFound' : 'VIEWER');
    await expectWhole(id);
    expect(await bed.rows.list(`EMAIL#${email}`, 'INVITE#')).toEqual([]);
  }
});

test('a share while its document is purged leaves nothing behind (E-30)', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [id, email] = [await save(), newAddress()];
    const giving = alice.ask(ShareDocumentDocument, { input: { documentId: id, email, role: 'VIEWER' } });
    const [given, removed] = await Promise.all([giving, remove(id, {} as ShareFieldsFragment)]);
    expect(['done', 'Busy', 'NotFound']).toContain(typeOf(given));
    if (typeOf(removed) === 'Busy') expect(typeOf(await remove(id, {} as ShareFieldsFragment))).toBe('done');
    await vi.waitFor(async () => expect(await bed.rows.list(`DOC#${id}`, '')).toEqual([]), 10_000);
    expect(await bed.rows.list(`EMAIL#${email}`, 'INVITE#')).toEqual([]);
  }
});

test('a save begun before access was taken away does not come through after (E-35)', async () => {
  const id = await save();
  const given = await share(alice, id, 'bob@example.com', 'EDITOR');
  const upload = await bob.uploadAndPut(textFile('y'), { documentId: id, baseVersion: 1 });
  await revoke(alice, given);
  expect(typeOf(await bob.ask(CompleteUploadDocument, { input: { uploadId: upload.id } }))).toBe('NotFound');
});

test('a save begun before its giver was one no more does not come through after (E-35)', async () => {
  const id = await save();
  const manager = await share(alice, id, 'bob@example.com', 'MANAGER');
  await share(bob, id, 'carol@example.com', 'EDITOR');
  const upload = await carol.uploadAndPut(textFile('y'), { documentId: id, baseVersion: 1 });
  await revoke(alice, manager);
  expect(typeOf(await carol.ask(CompleteUploadDocument, { input: { uploadId: upload.id } }))).toBe('NotFound');
});

test('no row holds a list of people', async () => {
  const id = await save();
  for (const email of [newAddress(), newAddress(), 'bob@example.com']) await share(alice, id, email, 'VIEWER');
  const rows = await bed.rows.list(`DOC#${id}`, '');
  expect(
    rows.flatMap((row) => Object.values(row)).filter((value) => value !== null && typeof value === 'object'),
  ).toEqual([]);
});
