import { beforeAll, beforeEach, expect, test } from 'vitest';
import { CreateLinkDocument, UpdateShareDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { revoke, share } from './testing/giving';
import { changeLink, linksOf, makeLink, outcomeOf, Visitor, type NewLink } from './testing/linking';
import { dataOf, textFile, type Person } from './testing/quire';

const bed = useBed();
let alice: Person;
let bob: Person;
let visitor: Visitor;
let documentId: string;
let manager: Awaited<ReturnType<typeof share>>;

beforeAll(async () => {
  alice = await bed.person('alice@example.com');
  bob = await bed.person('bob@example.com');
  visitor = new Visitor(bed);
});

beforeEach(async () => {
  documentId = (await alice.save(textFile('hello', 'plan.txt'))).id;
  manager = await share(alice, documentId, 'bob@example.com', 'MANAGER');
});

const inFuture = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const end = inFuture(3600);
const later = inFuture(7200);

const look = async (link: NewLink) => outcomeOf(await visitor.look(link));
const idsOf = async (by: Person) => (await linksOf(by, documentId)).map(({ id }) => id);
const lower = () => alice.get(UpdateShareDocument, { input: { documentId, shareId: manager.id, role: 'EDITOR' } });
const endAt = (expiresAt: string) =>
  alice.get(UpdateShareDocument, { input: { documentId, shareId: manager.id, expiresAt } });
const expire = () => bed.rows.set(`DOC#${documentId}`, `GRANT#${bob.id}`, { expiresAt: inFuture(-1) });

test.each<[string, () => Promise<unknown>]>([
  ['their share is revoked', () => revoke(alice, manager)],
  ['they are made an editor', lower],
  ['their share expired a second ago', expire],
])("a manager's link opens nothing any more once %s; the owner's does (E-35)", async (_name, change) => {
  const [theirs, owners] = [await makeLink(bob, documentId), await makeLink(alice, documentId)];
  expect([await look(theirs), await look(owners)]).toEqual(['done', 'done']);
  await change();
  expect([await look(theirs), await look(owners)]).toEqual(['NotFound', 'done']);
  expect(outcomeOf(await visitor.download(theirs))).toBe('NotFound');
});

test("a removed manager's links go from the list, and make room for others", async () => {
  const [theirs, owners] = [await makeLink(bob, documentId), await makeLink(alice, documentId)];
  await revoke(alice, manager);
  await expect.poll(() => idsOf(alice), { timeout: 10_000 }).toEqual([owners.id]);
  expect((await bed.rows.get(`DOC#${documentId}`, 'DOC'))?.linkCount).toBe(1);
  await share(alice, documentId, 'bob@example.com', 'MANAGER');
  expect(await look(theirs)).toBe('NotFound');
});

test.each([
  // until when the manager asks for it, and what it becomes
  [undefined, end],
  [later, end],
  [inFuture(60), null],
])("a link until %s ends with its manager's share at the latest", async (expiresAt, expected) => {
  await endAt(end);
  const link = await makeLink(bob, documentId, { expiresAt });
  expect(link.expiresAt).toBe(expected ?? expiresAt);
  const { updateLink } = dataOf(await changeLink(bob, link, { isForever: true }));
  expect(updateLink.expiresAt).toBe(end);
});

test('who changes a link answers for it from then on', async () => {
  const [theirs, owners] = [await makeLink(bob, documentId), await makeLink(alice, documentId)];
  await changeLink(alice, theirs, { downloadLimit: 5 });
  await changeLink(bob, owners, { downloadLimit: 5 });
  await revoke(alice, manager);
  expect([await look(theirs), await look(owners)]).toEqual(['done', 'NotFound']);
});

test("a manager whose share ends takes the owner's link with them when they change it", async () => {
  const link = await makeLink(alice, documentId, { expiresAt: later });
  await endAt(end);
  expect(dataOf(await changeLink(bob, link, { downloadLimit: 5 })).updateLink.expiresAt).toBe(end);
});

test('of a link being made and its manager being removed at once, no link that works is left (E-35)', async () => {
  const [made] = await Promise.all([bob.ask(CreateLinkDocument, { input: { documentId } }), revoke(alice, manager)]);
  expect(['done', 'NotFound', 'Busy']).toContain(outcomeOf(made));
  for (const link of await linksOf(alice, documentId)) {
    expect(await look({ ...link, url: made.data?.createLink.url ?? '' })).toBe('NotFound');
  }
});
