import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { document, link, listOf, share } from '../../testing/answers';
import { different, pagesBehind, within } from '../../testing/page';

const read = pagesBehind();
const contents = async (...page: Parameters<typeof read>) => within(await read(...page));
const trashedAt = '2026-05-02T12:00:00.000Z';
const until = '2099-05-02T23:59:59.000Z';

const shared = (changed: object, shares: object[] = [], links: object[] = [], nextToken: string | null = null) => ({
  Document: { document: document(changed) },
  Shares: { shares: listOf(shares, nextToken) },
  Links: { links },
});
const people = [
  share(),
  share({ id: 's2', email: 'dan@example.com', role: 'MANAGER', expiresAt: until }),
  share({ id: 's3', email: 'eve@example.com', role: 'VIEWER' }),
];
const everyLink = [
  link(),
  link({ id: 'l2', hasPassword: true, isPreviewOnly: true, expiresAt: until, downloadLimit: 3, downloadCount: 1 }),
  link({ id: 'l3', wrongPasswords: 1, lastWrongAt: '2026-05-01T12:00:00.000Z' }),
  link({ id: 'l4', wrongPasswords: 2, lastWrongAt: '2026-05-01T12:00:00.000Z', downloadLimit: 1, downloadCount: 1 }),
  link({ id: 'l5', expiresAt: '2026-05-01T12:00:00.000Z' }),
];

test('the owner sees everybody who has a document, under which terms, and may change each', async () => {
  expect(await contents('/doc/d1/share?after=t1&done=change', shared({}, people, [], 't2'))).toMatchInlineSnapshot(`
    "200 Share plan.odt · Quire
    [p role=status] Changed.
    [a href=/doc/d1] plan.odt
    Share plan.odt
    People
    [form action=/doc/d1/share]
    Email address
    [input required name=email type=email]
    [p role=alert]
    Role
    [select name=role]
    [option value=VIEWER selected] Viewer
    [option value=EDITOR] Editor
    [option value=MANAGER] Manager
    [p role=alert]
    Until (optional)
    [input type=date name=until]
    [input type=hidden name=timeZone value=UTC]
    [p role=alert]
    Viewer: opens and downloads it
    Editor: also saves and renames it
    Manager: also shares it with others
    Until: the end of that day, UTC
    [button type=submit name=intent value=share] Share
    [ul aria-label=People]
    carol@example.com
    Editor, no end date, shared by Olga
    [form action=/doc/d1/share]
    [input type=hidden name=shareId value=s1]
    [input type=hidden name=untilBefore value]
    [select name=role aria-label=Role of carol@example.com]
    [option value=VIEWER] Viewer
    [option value=EDITOR selected] Editor
    [option value=MANAGER] Manager
    [input type=date name=until aria-label=Until, for carol@example.com value]
    [input type=hidden name=timeZone value=UTC]
    [button type=submit name=intent value=change aria-label=Save carol@example.com] Save
    [button type=submit name=intent value=remove aria-label=Remove carol@example.com] Remove
    dan@example.com
    Manager, until 2 May 2099, 23:59 UTC, shared by Olga
    [form action=/doc/d1/share]
    [input type=hidden name=shareId value=s2]
    [input type=hidden name=untilBefore value=2099-05-02]
    [select name=role aria-label=Role of dan@example.com]
    [option value=VIEWER] Viewer
    [option value=EDITOR] Editor
    [option value=MANAGER selected] Manager
    [input type=date name=until aria-label=Until, for dan@example.com value=2099-05-02]
    [input type=hidden name=timeZone value=UTC]
    [button type=submit name=intent value=change aria-label=Save dan@example.com] Save
    [button type=submit name=intent value=remove aria-label=Remove dan@example.com] Remove
    eve@example.com
    Viewer, no end date, shared by Olga
    [form action=/doc/d1/share]
    [input type=hidden name=shareId value=s3]
    [input type=hidden name=untilBefore value]
    [select name=role aria-label=Role of eve@example.com]
    [option value=VIEWER selected] Viewer
    [option value=EDITOR] Editor
    [option value=MANAGER] Manager
    [input type=date name=until aria-label=Until, for eve@example.com value]
    [input type=hidden name=timeZone value=UTC]
    [button type=submit name=intent value=change aria-label=Save eve@example.com] Save
    [button type=submit name=intent value=remove aria-label=Remove eve@example.com] Remove
    [nav aria-label=Pages]
    [a href=/doc/d1/share] First
    [a href=/doc/d1/share?after=t2] More
    Links
    [a href=/doc/d1/share/links/new] Make a link
    Whoever has a link sees the document, without an account."
  `);
});

test('the owner sees every link, under which terms, and what became of it', async () => {
  const page = await contents('/doc/d1/share', shared({}, [], everyLink));
  expect(page.slice(page.indexOf('\nLinks\n'))).toMatchInlineSnapshot(`
    "
    Links
    [a href=/doc/d1/share/links/new] Make a link
    Whoever has a link sees the document, without an account.
    [ul aria-label=Links]
    Link of 1 Apr 2026, 08:30 UTC
    Without a password, no end date, 0 downloads, made by Olga
    [form action=/doc/d1/share]
    [input type=hidden name=linkId value=l1]
    [a href=/doc/d1/share/links/l1] Change
    [button type=submit name=intent value=revoke] Revoke
    Link of 1 Apr 2026, 08:30 UTC
    With a password, preview only, until 2 May 2099, 23:59 UTC, 1 of 3 downloads, made by Olga
    [form action=/doc/d1/share]
    [input type=hidden name=linkId value=l2]
    [a href=/doc/d1/share/links/l2] Change
    [button type=submit name=intent value=revoke] Revoke
    Link of 1 Apr 2026, 08:30 UTC
    Without a password, no end date, 0 downloads, made by Olga
    A wrong password on 1 May 2026, 12:00 UTC
    [form action=/doc/d1/share]
    [input type=hidden name=linkId value=l3]
    [a href=/doc/d1/share/links/l3] Change
    [button type=submit name=intent value=revoke] Revoke
    Link of 1 Apr 2026, 08:30 UTCUsed up
    Without a password, no end date, 1 of 1 downloads, made by Olga
    2 wrong passwords, the last one on 1 May 2026, 12:00 UTC
    [form action=/doc/d1/share]
    [input type=hidden name=linkId value=l4]
    [a href=/doc/d1/share/links/l4] Change
    [button type=submit name=intent value=revoke] Revoke
    Link of 1 Apr 2026, 08:30 UTCExpired
    Without a password, until 1 May 2026, 12:00 UTC, 0 downloads, made by Olga
    [form action=/doc/d1/share]
    [input type=hidden name=linkId value=l5]
    [a href=/doc/d1/share/links/l5] Change
    [button type=submit name=intent value=revoke] Revoke"
  `);
});

const sharePage = (changed: object) => contents('/doc/d1/share', shared(changed, people));

test('a manager changes what a manager may give', async () => {
  const [managers, owners] = [await sharePage({ role: 'MANAGER' }), await sharePage({})];
  expect(different(managers, owners)).toMatchInlineSnapshot(`
    "- [option value=MANAGER] Manager
    - Manager: also shares it with others
    - [option value=MANAGER] Manager
    - [input type=hidden name=shareId value=s2]
    - [input type=hidden name=untilBefore value=2099-05-02]
    - [select name=role aria-label=Role of dan@example.com]
    - [option value=VIEWER] Viewer
    - [option value=MANAGER selected] Manager
    - [input type=date name=until aria-label=Until, for dan@example.com value=2099-05-02]
    - [button type=submit name=intent value=change aria-label=Save dan@example.com] Save
    - [button type=submit name=intent value=remove aria-label=Remove dan@example.com] Remove
    - [form action=/doc/d1/share]
    - [option value=EDITOR] Editor
    - [option value=MANAGER] Manager
    - [input type=hidden name=timeZone value=UTC]"
  `);
});

test('of a document in the trash shares and links can be taken away, and none be given', async () => {
  expect(await contents('/doc/d1/share', shared({ trashedAt }, [share()], [link()]))).toMatchInlineSnapshot(`
    "200 Share plan.odt · Quire
    [a href=/doc/d1] plan.odt
    Share plan.odt
    In the trash. It will be deleted on 1 Jun 2026.
    [form action=/trash]
    [input type=hidden name=id value=d1]
    [input type=hidden name=intent value=restore]
    [input type=hidden name=from value=dashboard]
    [button type=submit] Restore
    [a href=/doc/d1/delete] Delete forever
    People
    [ul aria-label=People]
    carol@example.com
    Editor, no end date, shared by Olga
    [form action=/doc/d1/share]
    [input type=hidden name=shareId value=s1]
    [button type=submit name=intent value=remove aria-label=Remove carol@example.com] Remove
    Links
    Whoever has a link sees the document, without an account.
    [ul aria-label=Links]
    Link of 1 Apr 2026, 08:30 UTC
    Without a password, no end date, 0 downloads, made by Olga
    [form action=/doc/d1/share]
    [input type=hidden name=linkId value=l1]
    [button type=submit name=intent value=revoke] Revoke"
  `);
});

test.each([
  [{ intent: 'share', email: 'bob', role: 'VIEWER' }, {}],
  [
    { intent: 'share', email: 'bob@example.com', role: 'VIEWER' },
    { ShareDocument: refusal('QuotaExceeded', 'Too many.') },
  ],
  [{ intent: 'remove', shareId: 's1' }, { RevokeShare: refusal('Busy') }],
  [{ intent: 'revoke', linkId: 'l1' }, { RevokeLink: refusal('Busy') }],
])('what is asked by %o and refused is told beside it', async (form, answers) => {
  const page = await contents('/doc/d1/share', { ...shared({}, [share()], [link()]), ...answers }, { form });
  const lines = page.split('\n');
  const at = lines.findIndex((line) => /role=alert\] .|^Too many/.test(line));
  expect([lines[0], ...lines.slice(at - 2, at + 1)]).toMatchSnapshot();
});

test('a new link is made under terms', async () => {
  const shown = stable(await contents('/doc/d1/share/links/new', shared({ mimeType: 'text/plain' })));
  expect(shown).toMatchInlineSnapshot(`
    "200 Make a link · Quire
    [a href=/doc/d1/share] Share plan.odt
    Make a link
    [form action=/doc/d1/share/links/new]
    [input type=hidden name=clientRequestId value=…]
    Password (optional)
    [input name=password type=text]
    At least 8 characters. Send it to people in another way than the link.
    [p role=alert]
    Until (optional)
    [input type=hidden name=untilBefore value]
    [input type=date name=until value]
    [input type=hidden name=timeZone value=UTC]
    The end of that day, UTC.
    [p role=alert]
    Download limit (optional)
    [input name=downloadLimit type=number min=1 max=1000000]
    [p role=alert]
    [input type=checkbox name=isPreviewOnly value=on] Preview only: shown in the browser, not offered for download
    [button type=submit] Make the link
    [a href=/doc/d1/share] Cancel"
  `);
  const other = stable(await contents('/doc/d1/share/links/new', shared({})));
  expect(different(other, shown)).toMatchInlineSnapshot(`
    "- [input type=checkbox name=isPreviewOnly value=on] Preview only: shown in the browser, not offered for download
    + A browser cannot show this kind of file, so the link offers it for download."
  `);
});

test('a new link is shown once', async () => {
  const answers = {
    ...shared({}),
    CreateLink: { createLink: { __typename: 'ShareLink', id: 'l1', url: 'https://quire.example/l/t' } },
  };
  expect(stable(await contents('/doc/d1/share/links/new', answers, { form: { timeZone: 'UTC' } })))
    .toMatchInlineSnapshot(`
    "200 Make a link · Quire
    [a href=/doc/d1/share] Share plan.odt
    Your link is ready
    [div role=status]
    Link
    [input value=https://quire.example/l/t]
    [button type=button] Copy
    Copy it now: it is shown this once and kept nowhere. Whoever has it sees the document, within the terms that you gave.
    [a href=/doc/d1/share] Done"
  `);
});

const changePage = async (id: string) =>
  (await contents(`/doc/d1/share/links/${id}`, shared({}, [], everyLink))).replaceAll(`links/${id}`, 'links/l1');

test('the terms of a link can be changed', async () => {
  expect(await changePage('l1')).toMatchInlineSnapshot(`
    "200 Change a link · Quire
    [a href=/doc/d1/share] Share plan.odt
    Change the link
    [form action=/doc/d1/share/links/l1]
    Password (optional)
    [input name=password type=text]
    At least 8 characters. Send it to people in another way than the link.
    [p role=alert]
    Until (optional)
    [input type=hidden name=untilBefore value]
    [input type=date name=until value]
    [input type=hidden name=timeZone value=UTC]
    The end of that day, UTC.
    [p role=alert]
    Download limit (optional)
    [input name=downloadLimit type=number min=1 max=1000000]
    [p role=alert]
    A browser cannot show this kind of file, so the link offers it for download.
    [button type=submit] Save
    [a href=/doc/d1/share] Cancel"
  `);
});

test.each(everyLink.slice(1))(
  'the terms of link $id stand in their fields, beside those of the first',
  async ({ id }) => {
    expect(different(await changePage(id), await changePage('l1'))).toMatchSnapshot();
  },
);

test('what is wrong with the terms of a link is told beside it', async () => {
  const form = { password: 'short', downloadLimit: '0', timeZone: 'UTC' };
  const page = await contents('/doc/d1/share/links/l1', shared({}, [], [link()]), { form });
  expect(different(page, await changePage('l1'))).toMatchInlineSnapshot(`
    "- 200 Change a link · Quire
    - [input name=password type=text]
    - [p role=alert]
    - [input name=downloadLimit type=number min=1 max=1000000]
    - [p role=alert]
    + 400 Change a link · Quire
    + [input name=password type=text value=short]
    + [p role=alert] A password has at least 8 characters.
    + [input name=downloadLimit type=number min=1 max=1000000 value=0]
    + [p role=alert] Give a whole number from 1 to 1,000,000, or nothing."
  `);
});

/** Replaces the form's request id, which is different each time. */
function stable(page: string): string {
  return page.replace(/(name=clientRequestId value=)[^\]]+/, '$1…');
}
