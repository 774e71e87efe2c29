import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { document, listOf, version } from '../../testing/answers';
import { different, pagesBehind, within } from '../../testing/page';

const read = pagesBehind();
const trashedAt = '2026-05-02T12:00:00.000Z';
const documents = (items: object[], nextToken: string | null = null) => ({
  Documents: { documents: listOf(items, nextToken) },
});
const one = (changed: object, versions: object[] = [version(3)], nextToken: string | null = null) => ({
  Document: { document: document(changed) },
  Versions: { versions: listOf(versions, nextToken) },
});
const contents = async (...page: Parameters<typeof read>) => within(await read(...page));

test('every page of somebody who is signed in has the same frame', async () => {
  expect((await read('/dashboard', documents([]))).split('[main]')[0]).toMatchInlineSnapshot(`
    "200 Documents · Quire
    [div role=status]
    [a href=#content] Skip to the content
    [a href=/dashboard aria-label=Quire, home] Quire
    Ada
    [a href=/devices] Devices
    [a href=/trash] Trash
    [form action=/auth/signout]
    [button type=submit] Sign out
    "
  `);
});

test('a document of one’s own shows all that is known of it and its versions', async () => {
  const versions = [version(3), version(2, { restoredFrom: 1 })];
  expect(await contents('/doc/d1', one({}, versions, 't1'))).toMatchInlineSnapshot(`
    "200 plan.odt · Quire
    [a href=/dashboard] Documents
    plan.odt
    OpenDocument text · 1.2 KB
    [a href=/doc/d1/download] Download
    Save a new version
    [input type=file aria-label=Save a new version]
    [a href=/doc/d1/share] Share
    [a href=/doc/d1/rename] Rename
    [a href=/doc/d1/read-only] Make read-only…
    [form action=/trash]
    [input type=hidden name=id value=d1]
    [input type=hidden name=intent value=trash]
    [input type=hidden name=from value=dashboard]
    [button type=submit] Put in the trash
    Kind
    OpenDocument text (application/vnd.oasis.opendocument.text)
    Size
    1.2 KB (1,234 bytes)
    Version
    3
    Changed
    1 May 2026, 12:00 UTC by Bob
    Created
    1 Apr 2026, 08:30 UTC
    Owner
    Olga (olga@example.com)
    SHA-256
    abababababababababababababababababababababababababababababababab
    Verified when it was saved
    Versions
    [ul aria-label=Versions]
    Version 3newest
    3 Apr 2026, 08:30 UTC by Bob · 1003 bytes
    [a href=/doc/d1/download?version=3 aria-label=Download version 3] Download
    Version 2
    2 Apr 2026, 08:30 UTC by Bob · 1002 bytes · restored from version 1
    [a href=/doc/d1/download?version=2 aria-label=Download version 2] Download
    [form action=/doc/d1]
    [input type=hidden name=version value=2]
    [input type=hidden name=baseVersion value=3]
    [button type=submit aria-label=Restore version 2] Restore
    [a href=/doc/d1?before=t1] Older versions"
  `);
});

const pageWith = (changed: object) => contents('/doc/d1', one(changed, [version(3), version(2)]));

test.each([
  ['a viewer', { role: 'VIEWER' }],
  ['an editor', { role: 'EDITOR', isSha256Verified: false }],
  ['a manager', { role: 'MANAGER' }],
  ['the owner of one that is read-only', { isReadOnly: true }],
  ['the owner of one in the trash', { trashedAt }],
  ['a manager of one in the trash', { role: 'MANAGER', trashedAt }],
])('beside the owner, %s is offered on the page of a document what may be done', async (_who, changed) => {
  const [page, owners] = [await pageWith(changed), await pageWith({})];
  expect(different(page, owners)).toMatchSnapshot();
});

test('the page behind the last versions says that it is the end, and leads back', async () => {
  const page = await contents('/doc/d1?before=t1', one({}, []));
  expect(page.slice(page.indexOf('\nVersions\n'))).toMatchInlineSnapshot(`
    "
    Versions
    No older versions.
    [a href=/doc/d1] Newest versions"
  `);
});

test('a restore that is refused says why on the page', async () => {
  const answers = { ...one({}), RestoreVersion: refusal('VersionConflict') };
  const page = await contents('/doc/d1', answers, { form: { version: '2', baseVersion: '2' } });
  expect(page.split('\n')[0]).toBe('409 plan.odt · Quire');
  expect(page).toMatch(/\n\[p role=alert\] The words of the API\.\n/);
});

test.each([
  ['rename', {}],
  ['delete', { trashedAt }],
  ['leave', { role: 'VIEWER' }],
])('before a document is changed by %s, the page asks', async (way, changed) => {
  expect(await contents(`/doc/d1/${way}`, one(changed))).toMatchSnapshot();
});

test('a name that is refused stays in its field, with the reason', async () => {
  const answers = { ...one({}), UpdateDocument: refusal('Invalid', 'A name has at most 255 bytes.') };
  expect(await contents('/doc/d1/rename', answers, { form: { name: 'new.odt' } })).toMatchInlineSnapshot(`
    "400 Rename plan.odt · Quire
    [form action=/doc/d1/rename]
    Rename
    Name
    [input required name=name type=text value=new.odt]
    [p role=alert] A name has at most 255 bytes.
    [input type=hidden name=former value=plan.odt]
    [button type=submit] Save name
    [a href=/doc/d1] Cancel"
  `);
});

test('a name that would lose its ending is asked about', async () => {
  expect(await contents('/doc/d1/rename', one({}), { form: { name: 'new', former: 'plan.odt' } }))
    .toMatchInlineSnapshot(`
    "400 Rename plan.odt · Quire
    [form action=/doc/d1/rename]
    Rename
    Name
    [input required name=name type=text value=new]
    [p role=alert]
    [input type=hidden name=former value=plan.odt]
    [div role=alert]
    This name does not end in .odt. Programs tell by it what kind of file it is.
    [button type=submit name=ending value=keep] Keep .odt
    [button type=submit name=ending value=drop] Rename without it
    [a href=/doc/d1] Cancel"
  `);
});

test('uploads that earlier visits left are listed on every page, to go on with or to give up', async () => {
  const uploads = [
    {
      __typename: 'Upload',
      id: 'u1',
      documentId: 'd1',
      baseVersion: null,
      name: 'big.bin',
      mimeType: 'a/b',
      size: 2_000_000,
    },
    {
      __typename: 'Upload',
      id: 'u2',
      documentId: 'd2',
      baseVersion: 2,
      name: 'sum.csv',
      mimeType: 'text/csv',
      size: 100,
    },
  ].map((upload) => ({ ...upload, createdAt: '2026-05-01T12:00:00.000Z', parts: null }));
  const page = await read('/dashboard', { ...documents([]), Uploads: { uploads } });
  expect(page.slice(page.indexOf('[section aria-label=Uploads]'))).toMatchInlineSnapshot(`
    "[section aria-label=Uploads]
    [div role=status]
    2 unfinished
    [button type=button aria-label=Hide uploads]
    big.bin
    [button type=button aria-label=Cancel big.bin]
    1.9 MB, started 1 May 2026, 12:00 UTC. Choose the file again to go on.
    Choose file
    [input type=file aria-label=Choose big.bin again]
    sum.csv
    [button type=button aria-label=Cancel sum.csv]
    100 bytes, started 1 May 2026, 12:00 UTC. Choose the file again to go on.
    Choose file
    [input type=file aria-label=Choose sum.csv again]"
  `);
});

test.each([
  ['a page that is not there', '/nowhere', {}],
  ['a document that is not there', '/doc/d1', { Document: refusal('NotFound'), Versions: refusal('NotFound') }],
  ['a document after a session', '/doc/d1', { Document: refusal('Unauthorized'), Versions: refusal('Unauthorized') }],
])('instead of %s there is a calm page', async (_what, path, answers) => {
  expect((await contents(path, answers)).replace(/Request \S+/, 'Request')).toMatchSnapshot();
});
