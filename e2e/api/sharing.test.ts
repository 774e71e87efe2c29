import { beforeAll, expect, test } from 'vitest';
import {
  LeaveDocumentDocument,
  RevokeShareDocument,
  ShareDocumentDocument,
  UpdateDocumentDocument,
  UpdateShareDocument,
} from '../../desktop/generated';
import { useBed } from './bed';
import { revoke, roleOf, share, sharesOf, type GivenRole } from './giving';
import { errorOf, textFile, type Person } from './quire';

const bed = useBed();
let alice: Person;
let bob: Person;
let carol: Person;

beforeAll(async () => {
  alice = await bed.person('alice@example.com');
  bob = await bed.person('bob@example.com');
  carol = await bed.person('carol@example.com');
});

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

test('a share that is taken away opens nothing at the next call', async () => {
  const id = await save();
  const given = await share(alice, id, 'bob@example.com', 'EDITOR');
  await revoke(alice, given);
  expect(await roleOf(bob, id)).toBe('NotFound');
  expect(await sharesOf(alice, id)).toEqual([]);
  expect(errorOf(await alice.ask(RevokeShareDocument, { documentId: id, shareId: given.id })).type).toBe('NotFound');
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

test('a manager gives no more than a manager may', async () => {
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
