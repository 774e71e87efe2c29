import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { DeleteDocumentDocument, LeaveDocumentDocument, UpdateShareDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { travel, useClock } from './testing/clock';
import { revoke, roleOf, share, sharesOf } from './testing/giving';
import { usePeople } from './testing/people';
import { textFile } from './testing/quire';

const bed = useBed();
useClock();
const { alice, bob } = usePeople(bed, 'alice', 'bob');

const day = 86_400;
const save = async () => (await alice.save(textFile('x', 'plan.txt'))).id;
const newAddress = () => `${randomUUID()}@example.com`;
const after = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const emailsOf = async (id: string) => (await sharesOf(alice, id)).map(({ email }) => email);
const grantsOf = (id: string) => bed.rows.list(`DOC#${id}`, 'GRANT#');
const document = (id: string) => bed.rows.get(`DOC#${id}`, 'DOC');
const lastChange = async (id: string) => (await bed.rows.list(`DOC#${id}`, 'CHANGE#')).at(-1);

test('a share that ended a second ago opens nothing, although it is still there (E-35)', async () => {
  const [id, email] = [await save(), newAddress()];
  const who = await bed.person(email);
  await share(alice, id, email, 'EDITOR', after(60));
  expect(await roleOf(who, id)).toBe('EDITOR');
  travel(61);
  expect(await roleOf(await bed.person(email), id)).toBe('NotFound');
  expect(await grantsOf(id)).toHaveLength(1);
});

test.each([
  ['an address with an account', true],
  ['one without', false],
])('a share with %s that has ended goes by itself, and is a change', async (_name, hasAccount) => {
  const [id, email] = [await save(), newAddress()];
  const who = hasAccount ? await bed.person(email) : null;
  await share(alice, id, email, 'EDITOR', after(day));
  await bed.sweep(day - 60);
  expect(await emailsOf(id)).toEqual([email]);
  await bed.sweep(day + 60);
  expect(await emailsOf(id)).toEqual([]);
  expect([await grantsOf(id), await bed.rows.list(`EMAIL#${email}`, 'INVITE#')]).toEqual([[], []]);
  expect(await document(id)).toMatchObject({ shareCount: 0, revision: 3 });
  expect((await lastChange(id))?.kind).toBe('UNSHARED');
  expect((await lastChange(id))?.recipientId).toBe(who?.id);
});

test('a share that was given more time stays', async () => {
  const id = await save();
  const { id: shareId } = await share(alice, id, 'bob@example.com', 'EDITOR', after(day));
  await alice.get(UpdateShareDocument, { input: { documentId: id, shareId, isForever: true } });
  await bed.sweep(2 * day);
  expect(await roleOf(bob, id)).toBe('EDITOR');
});

test.each<[string, (id: string, shareId: string) => Promise<unknown>]>([
  ['is taken away', (documentId, id) => revoke(alice, { documentId, id })],
  [
    'becomes an editor',
    (documentId, shareId) => alice.get(UpdateShareDocument, { input: { documentId, shareId, role: 'EDITOR' } }),
  ],
  ['leaves', (id) => bob.get(LeaveDocumentDocument, { id })],
])('what a manager gave goes with the manager who %s; what the owner gave stays', async (_name, end) => {
  const [id, email, invited] = [await save(), newAddress(), newAddress()];
  const { id: shareId } = await share(alice, id, 'bob@example.com', 'MANAGER');
  await bed.person(email);
  await share(bob, id, email, 'EDITOR');
  await share(bob, id, invited, 'VIEWER');
  await share(alice, id, 'carol@example.com', 'VIEWER');
  // A reduced share still counts as given by the owner; an extended one as given by the manager.
  await share(bob, id, 'carol@example.com', 'VIEWER');
  await end(id, shareId);
  await vi.waitFor(async () => expect(await emailsOf(id)).not.toContain(email), 40_000);
  await vi.waitFor(async () => expect(await emailsOf(id)).not.toContain(invited), 40_000);
  expect(await emailsOf(id)).toContain('carol@example.com');
  expect(await bed.rows.list(`EMAIL#${invited}`, 'INVITE#')).toEqual([]);
  expect(await document(id)).toMatchObject({ shareCount: (await emailsOf(id)).length });
});

test('what a manager gives ends with what they have themselves, at the latest', async () => {
  const id = await save();
  const soon = after(day);
  await share(alice, id, 'bob@example.com', 'MANAGER', soon);
  expect((await share(bob, id, newAddress(), 'VIEWER')).expiresAt).toBe(soon);
  expect((await share(bob, id, newAddress(), 'VIEWER', after(2 * day))).expiresAt).toBe(soon);
  const sooner = after(60);
  expect((await share(bob, id, newAddress(), 'VIEWER', sooner)).expiresAt).toBe(sooner);
});

test('a manager who adds to what the owner gave makes it theirs, and one who adds nothing does not', async () => {
  const [id, email] = [await save(), newAddress()];
  const who = await bed.person(email);
  const manager = await share(alice, id, 'bob@example.com', 'MANAGER');
  await share(alice, id, email, 'EDITOR');
  await share(bob, id, email, 'VIEWER');
  await revoke(alice, manager);
  expect(await roleOf(who, id)).toBe('VIEWER');
  const again = await share(alice, id, 'bob@example.com', 'MANAGER');
  await share(bob, id, email, 'EDITOR');
  await revoke(alice, again);
  expect(await roleOf(who, id)).toBe('NotFound');
});

test('a deleted document goes with its shares, grants and invites', async () => {
  const [id, email] = [await save(), newAddress()];
  await share(alice, id, 'bob@example.com', 'EDITOR');
  await share(alice, id, email, 'EDITOR');
  await alice.get(DeleteDocumentDocument, { id });
  await vi.waitFor(async () => expect(await bed.rows.list(`DOC#${id}`, '')).toEqual([]), 40_000);
  expect(await bed.rows.list(`EMAIL#${email}`, 'INVITE#')).toEqual([]);
});

test('a share is for whoever has its address: who had it before loses what it gave', async () => {
  const [id, email] = [await save(), newAddress()];
  const [former, present] = [await bed.person(email), await bed.person(newAddress())];
  await share(alice, id, email, 'EDITOR');
  await bed.rows.set(`EMAIL#${email}`, 'ACCOUNT', { userId: present.id });
  await share(alice, id, email, 'EDITOR');
  expect([await roleOf(former, id), await roleOf(present, id)]).toEqual(['NotFound', 'EDITOR']);
});
