import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  DeleteDocumentDocument,
  RevokeShareDocument,
  ShareDocumentDocument,
  UpdateShareDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { travel, useClock } from './testing/clock';
import { revoke, roleOf, share, sharesOf } from './testing/giving';
import { usePeople } from './testing/people';
import { errorOf, textFile } from './testing/quire';

const bed = useBed();
useClock();
const { alice } = usePeople(bed, 'alice');

const save = async () => (await alice.save(textFile('x', 'plan.txt'))).id;
const newAddress = () => `${randomUUID()}@example.com`;
const invitesOf = (email: string) => bed.rows.list(`EMAIL#${email}`, 'INVITE#');
const soon = () => new Date(Date.now() + 60_000).toISOString();

test('who signs up with an address finds what was shared with it before', async () => {
  const [id, email] = [await save(), newAddress()];
  const given = await share(alice, id, email, 'EDITOR');
  const who = await bed.person(email);
  expect(await roleOf(who, id)).toBe('EDITOR');
  expect(await sharesOf(alice, id)).toEqual([given]);
  expect(await invitesOf(email)).toEqual([]);
});

test('an address with an account and one without get the same answer, the same list and the same changes (E-36)', async () => {
  const seen = await Promise.all(
    [true, false].map(async (hasAccount) => {
      const [id, email] = [await save(), newAddress()];
      if (hasAccount) await bed.person(email);
      const given = await share(alice, id, email, 'VIEWER', soon());
      const input = { documentId: id, shareId: given.id, role: 'EDITOR' as const, isForever: true };
      const { updateShare } = await alice.get(UpdateShareDocument, { input });
      const listed = await sharesOf(alice, id);
      const revoked = await alice.ask(RevokeShareDocument, { documentId: id, shareId: given.id });
      const again = await alice.ask(RevokeShareDocument, { documentId: id, shareId: given.id });
      return { given, updateShare, listed, revoked, again, left: await sharesOf(alice, id), id, email };
    }),
  );
  const [known, unknown] = seen.map((each) =>
    JSON.stringify(each)
      .replaceAll(each.id, 'document')
      .replaceAll(each.given.id, 'share')
      .replaceAll(each.email, 'address')
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time'),
  );
  expect(known).toBe(unknown);
});

test('an invite that was taken away opens nothing to who signs up later (E-35)', async () => {
  const [id, email] = [await save(), newAddress()];
  await revoke(alice, await share(alice, id, email, 'EDITOR'));
  expect(await invitesOf(email)).toEqual([]);
  expect(await roleOf(await bed.person(email), id)).toBe('NotFound');
});

test('an invite that was changed is claimed as it is now', async () => {
  const [id, email] = [await save(), newAddress()];
  await share(alice, id, email, 'EDITOR');
  await share(alice, id, email, 'VIEWER');
  expect(await invitesOf(email)).toHaveLength(1);
  expect(await roleOf(await bed.person(email), id)).toBe('VIEWER');
});

test('an invite whose time is up is not claimed, and goes', async () => {
  const [id, email] = [await save(), newAddress()];
  await share(alice, id, email, 'EDITOR', soon());
  travel(61);
  expect(await roleOf(await bed.person(email), id)).toBe('NotFound');
  expect(await invitesOf(email)).toEqual([]);
});

test('an invite to a document that is gone opens nothing, and goes', async () => {
  const [id, email] = [await save(), newAddress()];
  await share(alice, id, email, 'EDITOR');
  await alice.get(DeleteDocumentDocument, { id });
  expect(await roleOf(await bed.person(email), id)).toBe('NotFound');
  expect(await invitesOf(email)).toEqual([]);
});

test('an invite that could not be claimed stays for the next sign-in', async () => {
  const [id, email] = [await save(), newAddress()];
  const who = await bed.person(email);
  await share(alice, id, email, 'VIEWER');
  // The state that an interrupted sign-in leaves.
  const grant = await bed.rows.remove(`DOC#${id}`, `GRANT#${who.id}`);
  const pending = await bed.rows.remove(`DOC#${id}`, `SHARE#${email}`);
  const { userId: _user, pk: _pk, sk: _sk, ...unclaimed } = pending;
  await bed.rows.set(`DOC#${id}`, `SHARE#${email}`, unclaimed);
  const terms = { documentId: id, email, role: 'VIEWER', sharedAt: grant.sharedAt, revision: 2 };
  await bed.rows.set(`EMAIL#${email}`, `INVITE#${id}`, terms);
  expect(await roleOf(who, id)).toBe('NotFound');
  expect(await roleOf(await bed.person(email), id)).toBe('VIEWER');
});

test('all invites of an address are claimed at one sign-in', async () => {
  const email = newAddress();
  const ids = await Promise.all(Array.from({ length: 20 }, save));
  for (const id of ids) await share(alice, id, email, 'VIEWER');
  const who = await bed.person(email);
  expect(await Promise.all(ids.map((id) => roleOf(who, id)))).toEqual(Array(20).fill('VIEWER'));
});

test.each([
  ['a look-alike of a letter', '\u212Aate@example.com'],
  ['a letter that is no ASCII', 'jos\u00e9@example.com'],
  ['a letter of full width', '\uff41da@example.com'],
  ['a domain in another script', 'ada@ex\u00e4mple.com'],
  ['a name that hides', 'ada\u200b@example.com'],
  ['no dot in the domain', 'ada@example..com'],
  ['a dot too many', 'ada..b@example.com'],
  ['a quoted name', '"ada"@example.com'],
  ['a hyphen at the end of a label', 'ada@example-.com'],
  ['a local part of 65 letters', `${'a'.repeat(65)}@example.com`],
  ['255 letters', `ada@${'a.'.repeat(124)}com`],
])('an address with %s is refused', async (_name, email) => {
  const input = { documentId: await save(), email, role: 'VIEWER' as const };
  expect(errorOf(await alice.ask(ShareDocumentDocument, { input }))).toMatchObject({ type: 'Invalid', field: 'email' });
});

test.each([
  ['an owner', { role: 'OWNER' as const }, 'role'],
  ['a time past', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
  ['a year of five digits', { expiresAt: '9999-12-31T23:59:59-12:00' }, 'expiresAt'],
  ['the owner themselves', { email: 'Alice@EXAMPLE.com' }, 'email'],
])('nobody shares with %s', async (_name, wrong, field) => {
  const input = { documentId: await save(), email: 'bob@example.com', role: 'VIEWER' as const, ...wrong };
  expect(errorOf(await alice.ask(ShareDocumentDocument, { input }))).toMatchObject({ type: 'Invalid', field });
});

test('case makes no second share, and a domain as xn-- is one', async () => {
  const id = await save();
  for (const email of ['Ada.L+x@Example.com', 'ADA.L+X@example.COM', 'ada@xn--exmple-cua.com']) {
    await share(alice, id, email, 'VIEWER');
  }
  expect((await sharesOf(alice, id)).map(({ email }) => email)).toEqual([
    'ada.l+x@example.com',
    'ada@xn--exmple-cua.com',
  ]);
});
