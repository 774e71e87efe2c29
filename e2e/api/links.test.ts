import { beforeAll, expect, test } from 'vitest';
import {
  CreateLinkDocument,
  DeleteDocumentDocument,
  LinksDocument,
  RestoreDocumentDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { share } from './testing/giving';
import { askWithKey, changeLink, linksOf, makeLink, outcomeOf, revokeLink, tokenOf, Visitor } from './testing/linking';
import { dataOf, errorOf, textFile, type Person } from './testing/quire';

const bed = useBed();
let alice: Person;
let bob: Person;
let visitor: Visitor;

beforeAll(async () => {
  alice = await bed.person('alice@example.com');
  bob = await bed.person('bob@example.com');
  visitor = new Visitor(bed);
});

const inFuture = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const past = '2020-01-01T00:00:00.000Z';

const save = async () => (await alice.save(textFile('hello', 'plan.txt'))).id;
const linkTo = async (terms = {}) => makeLink(alice, await save(), terms);
const count = async ({ documentId, id }: { documentId: string; id: string }) =>
  (await linksOf(alice, documentId)).find((link) => link.id === id)?.downloadCount;

test('a link opens the document for somebody without an account, and its bytes', async () => {
  const link = await linkTo();
  expect(link.url).toMatch(/^http:\/\/localhost:\d+\/l\/[\w-]{22}$/);
  const { openLink } = dataOf(await visitor.look(link));
  expect(openLink).toEqual({
    name: 'plan.txt',
    mimeType: 'text/plain',
    size: 5,
    isSha256Verified: true,
    version: 1,
    ownerName: 'alice',
    hasPassword: false,
    isPreviewOnly: false,
    isPreviewable: true,
    expiresAt: null,
    downloadsLeft: null,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    updatedAt: expect.any(String) as string,
  });
  expect(await visitor.fetch(link)).toBe('hello');
});

test('with no more than the API key it opens alike', async () => {
  const link = await linkTo();
  const answer = await askWithKey(bed, link);
  expect(answer.data).toEqual((await visitor.look(link)).data);
});

test('its address is told once, and the list shows what was agreed', async () => {
  const terms = { password: 'open sesame', expiresAt: inFuture(3600), downloadLimit: 3, isPreviewOnly: true };
  const link = await linkTo(terms);
  const { password: _, ...shown } = terms;
  expect(link).toMatchObject({ ...shown, hasPassword: true, downloadCount: 0, wrongPasswords: 0, lastWrongAt: null });
  expect(link.createdBy).toEqual({ id: alice.id, name: 'alice' });
  expect(await linksOf(alice, link.documentId)).toEqual([{ ...link, url: null }]);
});

test('the newest link stands first', async () => {
  const documentId = await save();
  const links = [await makeLink(alice, documentId), await makeLink(alice, documentId)];
  expect((await linksOf(alice, documentId)).map(({ id }) => id)).toEqual(links.map(({ id }) => id).reverse());
});

test('a link shows the newest version', async () => {
  const link = await linkTo();
  await alice.save(textFile('newer'), { documentId: link.documentId, baseVersion: 1 });
  expect(await visitor.fetch(link)).toBe('newer');
});

test('looking uses up nothing; a download is counted', async () => {
  const link = await linkTo({ downloadLimit: 2 });
  for (let times = 0; times < 3; times += 1) {
    expect(dataOf(await visitor.look(link)).openLink.downloadsLeft).toBe(2);
  }
  expect(dataOf(await visitor.download(link)).openLink.downloadsLeft).toBe(1);
  expect(await count(link)).toBe(1);
  expect(await visitor.fetch(link)).toBe('hello');
  const answers = [await visitor.look(link), await visitor.download(link)];
  expect(answers.map(outcomeOf)).toEqual(['Expired USED_UP', 'Expired USED_UP']);
});

test('20 at once with a limit of 5 get exactly 5 downloads (E-30)', async () => {
  const link = await linkTo({ downloadLimit: 5 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => visitor.download(link)));
  const outcomes = answers.map(outcomeOf);
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === 'Expired USED_UP')).toHaveLength(15);
  expect(answers.filter(({ data }) => data?.openLink.download)).toHaveLength(5);
  expect(await count(link)).toBe(5);
});

test('a link for preview only is shown, and not handed out', async () => {
  const link = await linkTo({ isPreviewOnly: true });
  expect(dataOf(await visitor.download(link)).openLink).toMatchObject({ isPreviewOnly: true, download: null });
  expect(await count(link)).toBe(0);
  const { preview } = dataOf(await visitor.preview(link)).openLink;
  const response = await fetch(preview?.request.url ?? '');
  expect(response.headers.get('content-disposition')).toMatch(/^inline/);
  expect(await response.text()).toBe('hello');
});

test('a preview is free, but for a link with a limit, where it has to be asked for', async () => {
  const free = await linkTo();
  expect(dataOf(await visitor.preview(free)).openLink.preview).not.toBeNull();
  expect(await count(free)).toBe(0);
  const limited = await linkTo({ downloadLimit: 1 });
  expect(dataOf(await visitor.preview(limited)).openLink).toMatchObject({ preview: null, downloadsLeft: 1 });
  const spent = dataOf(await visitor.preview(limited, { spendsDownload: true })).openLink;
  expect(spent).toMatchObject({ preview: { mimeType: 'text/plain; charset=utf-8' }, downloadsLeft: 0 });
  expect(outcomeOf(await visitor.look(limited))).toBe('Expired USED_UP');
});

test.each([
  ['page.html', 'text/html'],
  ['drawing.svg', 'image/svg+xml'],
])('%s runs nothing in a page: it is not previewed, and downloads save it (E-22)', async (name, mimeType) => {
  const bytes = new TextEncoder().encode('<svg onload="alert(1)"/>');
  const { id } = await alice.save({ name, mimeType, bytes });
  const link = await makeLink(alice, id);
  expect(dataOf(await visitor.preview(link)).openLink).toMatchObject({ isPreviewable: false, preview: null });
  const { download } = dataOf(await visitor.download(link)).openLink;
  expect((await fetch(download?.request.url ?? '')).headers.get('content-disposition')).toMatch(/^attachment/);
});

test.each<[string, (token: string) => string]>([
  ['with one character changed', (token) => (token.startsWith('A') ? 'B' : 'A') + token.slice(1)],
  ['in another case', (token) => token.toLowerCase() + '_'.repeat(token === token.toLowerCase() ? 1 : 0)],
  ['cut off', (token) => token.slice(0, -1)],
  ['that is empty', () => ''],
  ['that would lead elsewhere', () => 'OWNER#00000000000000#'],
])('a token %s leads to nothing', async (_name, change) => {
  const link = await linkTo();
  const changed = { ...link, url: `/l/${change(tokenOf(link))}` };
  expect(outcomeOf(await visitor.look(changed))).toBe('NotFound');
});

test('what was revoked, is in the trash, deleted, or never was is told in the same words (E-36)', async () => {
  const [revoked, trashed, deleted, never] = [await linkTo(), await linkTo(), await linkTo(), await linkTo()];
  dataOf(await revokeLink(alice, revoked));
  await alice.get(TrashDocumentDocument, { id: trashed.documentId });
  await alice.get(DeleteDocumentDocument, { id: deleted.documentId });
  const answers = [
    await visitor.look(revoked),
    await visitor.look(trashed),
    await visitor.look(deleted),
    await visitor.look({ ...never, url: `/l/${'A'.repeat(22)}` }),
  ];
  expect(answers.map(outcomeOf)).toEqual(Array(4).fill('NotFound'));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('a link works again once its document is back from the trash', async () => {
  const link = await linkTo();
  await alice.get(TrashDocumentDocument, { id: link.documentId });
  expect(outcomeOf(await makeLinkTo(link.documentId))).toBe('Conflict');
  expect(outcomeOf(await changeLink(alice, link, { downloadLimit: 1 }))).toBe('Conflict');
  await alice.get(RestoreDocumentDocument, { id: link.documentId });
  expect(outcomeOf(await visitor.look(link))).toBe('done');
});

const makeLinkTo = (documentId: string, terms = {}, by = alice) =>
  by.ask(CreateLinkDocument, { input: { documentId, ...terms } });

test('a link in the trash can be revoked; a read-only document allows everything', async () => {
  const link = await linkTo();
  await alice.get(TrashDocumentDocument, { id: link.documentId });
  expect(outcomeOf(await revokeLink(alice, link))).toBe('done');
  const documentId = await save();
  await alice.get(UpdateDocumentDocument, { input: { id: documentId, isReadOnly: true } });
  const sealed = await makeLink(alice, documentId);
  expect(outcomeOf(await changeLink(alice, sealed, { downloadLimit: 1 }))).toBe('done');
  expect(await visitor.fetch(sealed)).toBe('hello');
  expect(outcomeOf(await revokeLink(alice, sealed))).toBe('done');
});

test('a link that expired a second ago opens nothing, although it is there', async () => {
  const link = await linkTo({ expiresAt: inFuture(3600) });
  await bed.rows.set(`DOC#${link.documentId}`, `LINK#${link.id}`, { expiresAt: inFuture(-1) });
  const answers = [await visitor.look(link), await visitor.download(link)];
  expect(answers.map(outcomeOf)).toEqual(['Expired EXPIRED', 'Expired EXPIRED']);
  dataOf(await changeLink(alice, link, { isForever: true }));
  expect(await visitor.fetch(link)).toBe('hello');
});

test.each<[string, object, string]>([
  ['no password at all', { password: '' }, 'password'],
  ['a password of 7 characters', { password: 'secret!' }, 'password'],
  ['a password of 1,000 characters', { password: 'x'.repeat(1000) }, 'password'],
  ['an expiry in the past', { expiresAt: past }, 'expiresAt'],
  ['a limit of 0', { downloadLimit: 0 }, 'downloadLimit'],
  ['a limit below 0', { downloadLimit: -1 }, 'downloadLimit'],
])('a link with %s is refused, and so is changing one to that', async (_name, terms, field) => {
  const link = await linkTo();
  const answers = [await makeLinkTo(link.documentId, terms), await changeLink(alice, link, terms)];
  expect(answers.map(errorOf)).toEqual(Array(2).fill({ data: null, type: 'Invalid', field }));
});

test.each<[object, object, object]>([
  // the link's terms at first, the change, the result
  [{ password: 'open sesame' }, { isWithoutPassword: true }, { hasPassword: false }],
  [{}, { password: 'open sesame' }, { hasPassword: true }],
  [{ expiresAt: '2099-01-01T00:00:00.000Z' }, { isForever: true }, { expiresAt: null }],
  [{}, { expiresAt: '2099-01-01T00:00:00Z' }, { expiresAt: '2099-01-01T00:00:00.000Z' }],
  [{ downloadLimit: 1 }, { isUnlimited: true }, { downloadLimit: null }],
  [{ downloadLimit: 1 }, { downloadLimit: 2 }, { downloadLimit: 2 }],
  [{ isPreviewOnly: true }, { isPreviewOnly: false }, { isPreviewOnly: false }],
  [{ downloadLimit: 1, password: 'open sesame' }, {}, { downloadLimit: 1, hasPassword: true }],
])('%j, changed by %j, is %j, and stays so', async (agreed, change, expected) => {
  const link = await linkTo(agreed);
  const { updateLink } = dataOf(await changeLink(alice, link, change));
  expect(updateLink).toEqual({ ...link, url: null, ...expected });
  expect(await linksOf(alice, link.documentId)).toEqual([updateLink]);
});

test.each([
  { password: 'open sesame', isWithoutPassword: true },
  { expiresAt: '2099-01-01T00:00:00.000Z', isForever: true },
  { downloadLimit: 1, isUnlimited: true },
])('%j contradicts itself', async (change) => {
  expect(outcomeOf(await changeLink(alice, await linkTo(), change))).toBe('Invalid');
});

test('who may not share may not see, make, change or revoke links; a stranger learns nothing (E-27)', async () => {
  const link = await linkTo();
  const tried = async (by: Person) => [
    await by.ask(LinksDocument, { documentId: link.documentId }),
    await makeLinkTo(link.documentId, {}, by),
    await changeLink(by, link, { isForever: true }),
    await revokeLink(by, link),
  ];
  expect((await tried(bob)).map(outcomeOf)).toEqual(Array(4).fill('NotFound'));
  await share(alice, link.documentId, 'bob@example.com', 'EDITOR');
  expect((await tried(bob)).map(outcomeOf)).toEqual(Array(4).fill('Forbidden'));
  await share(alice, link.documentId, 'bob@example.com', 'MANAGER');
  expect((await tried(bob)).map(outcomeOf)).toEqual(Array(4).fill('done'));
});

test('a link of one document is no link of another (E-27)', async () => {
  const link = await linkTo();
  const elsewhere = { ...link, documentId: await save() };
  expect(outcomeOf(await revokeLink(alice, elsewhere))).toBe('NotFound');
  expect(outcomeOf(await changeLink(alice, elsewhere, { isForever: true }))).toBe('NotFound');
  expect(outcomeOf(await visitor.look(link))).toBe('done');
});

test('the 101st link is refused in words, and there is room again after one is revoked (E-30)', async () => {
  const documentId = await save();
  const first = await makeLink(alice, documentId);
  await bed.rows.set(`DOC#${documentId}`, 'DOC', { linkCount: 100 });
  const refused = await makeLinkTo(documentId);
  expect(outcomeOf(refused)).toBe('QuotaExceeded');
  expect(refused.errors[0]?.message).toContain('100');
  dataOf(await revokeLink(alice, first));
  expect(outcomeOf(await makeLinkTo(documentId))).toBe('done');
});

test('revoking twice is told, and counts once', async () => {
  const link = await linkTo();
  const answers = await Promise.all([revokeLink(alice, link), revokeLink(alice, link)]);
  expect(answers.map(outcomeOf).sort()).toEqual(['NotFound', 'done']);
  expect((await bed.rows.get(`DOC#${link.documentId}`, 'DOC'))?.linkCount).toBe(0);
});

test('a purged document leaves no link behind', async () => {
  const link = await linkTo({ password: 'open sesame' });
  await alice.get(DeleteDocumentDocument, { id: link.documentId });
  await expect.poll(() => bed.rows.list(`DOC#${link.documentId}`, ''), { timeout: 10_000 }).toEqual([]);
  expect(outcomeOf(await visitor.look(link))).toBe('NotFound');
});
