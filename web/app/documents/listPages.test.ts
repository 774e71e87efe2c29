import { expect, test } from 'vitest';
import { document, listOf, usage } from '../../testing/answers';
import { pagesBehind, within } from '../../testing/page';

const read = pagesBehind();
const trashedAt = '2026-05-02T12:00:00.000Z';
const documents = (items: object[], nextToken: string | null = null) => ({
  Documents: { documents: listOf(items, nextToken) },
});
const contents = async (...page: Parameters<typeof read>) => within(await read(...page));

test('the documents of a person, each with what can be done with it', async () => {
  const other = { id: 'd2', name: 'sum.csv', mimeType: 'text/csv', role: 'OWNER' };
  expect(await contents('/dashboard?after=t1', documents([document(), document(other)], 't2'))).toMatchInlineSnapshot(`
    "200 Documents · Quire
    [nav aria-label=Views]
    [a href=/dashboard] Documents
    [a href=/shared] Shared with me
    Documents
    Upload
    [input type=file multiple aria-label=Upload]
    Uploading needs JavaScript.
    [ul aria-label=Documents]
    [a href=/doc/d1] plan.odt
    OpenDocument text
    1.2 KB
    1.2 KB · 1 May 2026
    [a href=/doc/d1/download aria-label=Download plan.odt]
    [form action=/trash]
    [input type=hidden name=id value=d1]
    [input type=hidden name=intent value=trash]
    [input type=hidden name=from value=dashboard]
    [input type=hidden name=after value=t1]
    [button type=submit aria-label=Put plan.odt in the trash]
    [a href=/doc/d2] sum.csv
    CSV table
    1.2 KB
    1.2 KB · 1 May 2026
    [a href=/doc/d2/download aria-label=Download sum.csv]
    [form action=/trash]
    [input type=hidden name=id value=d2]
    [input type=hidden name=intent value=trash]
    [input type=hidden name=from value=dashboard]
    [input type=hidden name=after value=t1]
    [button type=submit aria-label=Put sum.csv in the trash]
    [nav aria-label=Pages]
    [a href=/dashboard] Newest
    [a href=/dashboard?after=t2] Older
    [section aria-label=Your space]
    [svg role=meter aria-label=Space used aria-valuenow=0]
    2 KB of 9.5 MB used2 documents"
  `);
});

test('a person without documents is told how to begin', async () => {
  expect(await contents('/dashboard', documents([]))).toMatchInlineSnapshot(`
    "200 Documents · Quire
    [nav aria-label=Views]
    [a href=/dashboard] Documents
    [a href=/shared] Shared with me
    Documents
    Upload
    [input type=file multiple aria-label=Upload]
    Uploading needs JavaScript.
    No documents yet
    Drop files anywhere on this page, or press Upload. Files of any kind, as large as your space.
    [section aria-label=Your space]
    [svg role=meter aria-label=Space used aria-valuenow=0]
    2 KB of 9.5 MB used2 documents"
  `);
  expect(await contents('/dashboard?after=t1', documents([]))).toMatchInlineSnapshot(`
    "200 Documents · Quire
    [nav aria-label=Views]
    [a href=/dashboard] Documents
    [a href=/shared] Shared with me
    Documents
    Upload
    [input type=file multiple aria-label=Upload]
    Uploading needs JavaScript.
    No older documents. You have reached the end of the list.
    [nav aria-label=Pages]
    [a href=/dashboard] Newest
    [section aria-label=Your space]
    [svg role=meter aria-label=Space used aria-valuenow=0]
    2 KB of 9.5 MB used2 documents"
  `);
});

test.each([
  ['in the trash', { trashedAt, role: 'OWNER' }, 'dashboard'],
  ['out of it again', {}, 'trash'],
])('what was just put %s is named, with the way back', async (_where, changed, path) => {
  const answers = { ...documents([]), Document: { document: document(changed) } };
  expect((await contents(`/${path}?moved=d1`, answers)).split('\n').slice(0, 9)).toMatchSnapshot();
});

test.each([
  [{ bytesUsed: 9_000_000, bytesReserved: 400_000, documentCount: 1 }],
  [{ bytesUsed: 10_000_000, documentCount: 0 }],
  [{ bytesUsed: 5_000_000, bytesReserved: 2_000_000 }],
])('of the room what is used, on its way and left is told: %#', async (figures) => {
  const page = await contents('/dashboard', { ...documents([]), Usage: { me: usage(figures) } });
  expect(page.slice(page.indexOf('[section aria-label=Your space]'))).toMatchSnapshot();
});

test('the trash says until when each document stays', async () => {
  expect(await contents('/trash?deleted=d9', documents([document({ trashedAt })]))).toMatchInlineSnapshot(`
    "200 Trash · Quire
    [p role=status] Deleted forever.
    [a href=/dashboard] Documents
    Trash
    [ul aria-label=Documents in the trash]
    [a href=/doc/d1] plan.odt
    1.2 KB · will be deleted on 1 Jun 2026
    [form action=/trash]
    [input type=hidden name=id value=d1]
    [input type=hidden name=intent value=restore]
    [input type=hidden name=from value=trash]
    [button type=submit aria-label=Restore plan.odt] Restore
    [a aria-label=Delete forever: plan.odt href=/doc/d1/delete] Delete forever
    [section aria-label=Your space]
    [svg role=meter aria-label=Space used aria-valuenow=0]
    2 KB of 9.5 MB used2 documents"
  `);
  expect(await contents('/trash?after=t1', documents([]))).toMatchInlineSnapshot(`
    "200 Trash · Quire
    [a href=/dashboard] Documents
    Trash
    No older documents. You have reached the end of the list.
    [nav aria-label=Pages]
    [a href=/trash] Newest
    [section aria-label=Your space]
    [svg role=meter aria-label=Space used aria-valuenow=0]
    2 KB of 9.5 MB used2 documents"
  `);
  expect(await contents('/trash', documents([]))).toMatchInlineSnapshot(`
    "200 Trash · Quire
    [a href=/dashboard] Documents
    Trash
    The trash is empty
    What you put here stays for 30 days and can be taken out again until then.
    [section aria-label=Your space]
    [svg role=meter aria-label=Space used aria-valuenow=0]
    2 KB of 9.5 MB used2 documents"
  `);
});

test('what is shared with a person says by whom and as what', async () => {
  const shared = [
    document({ role: 'VIEWER' }),
    document({ id: 'd2', role: 'EDITOR' }),
    document({ id: 'd3', role: 'MANAGER' }),
  ];
  expect(await contents('/shared?left=d9', documents(shared))).toMatchInlineSnapshot(`
    "200 Shared with me · Quire
    [p role=status] You have left it.
    [nav aria-label=Views]
    [a href=/dashboard] Documents
    [a href=/shared] Shared with me
    Shared with me
    [ul aria-label=Documents]
    [a href=/doc/d1] plan.odt
    From Olga · Viewer · OpenDocument text
    1.2 KB
    1.2 KB · 1 May 2026
    [a href=/doc/d1/download aria-label=Download plan.odt]
    [a href=/doc/d2] plan.odt
    From Olga · Editor · OpenDocument text
    1.2 KB
    1.2 KB · 1 May 2026
    [a href=/doc/d2/download aria-label=Download plan.odt]
    [a href=/doc/d3] plan.odt
    From Olga · Manager · OpenDocument text
    1.2 KB
    1.2 KB · 1 May 2026
    [a href=/doc/d3/download aria-label=Download plan.odt]"
  `);
  expect(await contents('/shared?after=t1', documents([]))).toMatchInlineSnapshot(`
    "200 Shared with me · Quire
    [nav aria-label=Views]
    [a href=/dashboard] Documents
    [a href=/shared] Shared with me
    Shared with me
    No older documents. You have reached the end of the list.
    [nav aria-label=Pages]
    [a href=/shared] Newest"
  `);
  expect(await contents('/shared', documents([]))).toMatchInlineSnapshot(`
    "200 Shared with me · Quire
    [nav aria-label=Views]
    [a href=/dashboard] Documents
    [a href=/shared] Shared with me
    Shared with me
    Nobody shares anything with you yet
    What others share with your address appears here, the newest first, until they take it back."
  `);
});
