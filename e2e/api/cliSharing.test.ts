import { expect, test, vi } from 'vitest';
import type { DocumentLink, Share } from '../../desktop/api/sharing';
import type { Told } from '../../desktop/cli/contract/answers';
import { useBed } from './testing/bed';
import { useComputers, type Computer } from './testing/computer';
import { share } from './testing/giving';
import { linksOf, outcomeOf, Visitor } from './testing/linking';

/** Sharing from the command line, against the real API. */
const bed = useBed();
const { computerOf } = useComputers(bed);

/** A person whose report.txt is saved, and a second person. */
async function two(name: string) {
  const [email, otherEmail] = [`${name}@example.com`, `other-${name}@example.com`];
  const mine = await computerOf(email);
  mine.write('report.txt', 'first');
  const { documentId } = await mine.ask<{ documentId: string }>('save', 'report.txt');
  return { mine, theirs: await computerOf(otherEmail), email, otherEmail, documentId };
}

const sharedWith = async (computer: Computer) => (await computer.ask<Told<'list'>>('list', '--shared')).documents;

test('a file is shared by address, listed by whoever has it, opened, and taken back', async () => {
  const { mine, theirs, otherEmail, documentId } = await two('shares');
  expect(await mine.run(['share', 'report.txt', otherEmail])).toMatchObject({
    code: 0,
    out: `${otherEmail} has it as viewer, for good.\n`,
  });
  await vi.waitFor(
    async () => expect(await sharedWith(theirs)).toMatchObject([{ documentId, role: 'VIEWER' }]),
    20_000,
  );
  expect((await theirs.run(['list', '--shared'])).out).toMatch(/report\.txt .*viewer of shares\n$/);
  expect(await theirs.ask('open', documentId)).toMatchObject({ code: 0, version: 1 });
  theirs.write('report.txt', 'mine');
  expect(await theirs.ask('save', 'report.txt')).toMatchObject({ code: 9, error: { code: 'FORBIDDEN' } });

  expect(await mine.ask('share', documentId, otherEmail, '--role', 'editor')).toMatchObject({ role: 'EDITOR' });
  expect(await theirs.ask('save', 'report.txt')).toMatchObject({ code: 0, version: 2 });

  expect(await mine.ask('unshare', 'report.txt', otherEmail.toUpperCase())).toMatchObject({
    code: 0,
    email: otherEmail,
  });
  expect(await theirs.ask('open', documentId, 'again.txt')).toMatchObject({ code: 6, error: { code: 'NOT_FOUND' } });
  expect(await mine.ask('unshare', 'report.txt', otherEmail)).toMatchObject({ code: 6, error: { code: 'NOT_FOUND' } });
}, 60_000);

test('who has it, as what and until when, is listed', async () => {
  const { mine } = await two('lists');
  expect((await mine.run(['share', 'report.txt'])).out).toBe('It is shared with nobody.\n');
  await mine.ask('share', 'report.txt', 'zoe@example.com', '--until', '2090-03-01T12:00:00Z');
  await mine.ask('share', 'report.txt', 'ann@example.com', '--role', 'Manager', '--until', '2090-03-01');
  const { shares } = await mine.ask<{ shares: Share[] }>('share', 'report.txt');
  expect(shares).toMatchObject([
    { email: 'ann@example.com', role: 'MANAGER', expiresAt: new Date('2090-03-01T23:59:59').toISOString() },
    { email: 'zoe@example.com', role: 'VIEWER', expiresAt: '2090-03-01T12:00:00.000Z' },
  ]);
  expect((await mine.run(['share', 'report.txt'])).out).toMatch(
    /^ann@.* manager {2}until 2090-03-01 23:59 {2}from lists$/m,
  );
});

test('more people than a page of the API holds are all listed, and the last one can be taken out', async () => {
  const { mine, documentId, email } = await two('many');
  const person = await bed.person(email);
  const addresses = Array.from({ length: 101 }, (_, index) => `p${String(index).padStart(3, '0')}@example.com`);
  for (const address of addresses) await share(person, documentId, address, 'VIEWER');
  expect((await mine.ask<{ shares: Share[] }>('share', documentId)).shares.map((each) => each.email)).toEqual(
    addresses,
  );
  expect(await mine.ask('unshare', documentId, 'p100@example.com')).toMatchObject({ code: 0 });
});

test('a link is printed once, opens by the password that was piped in, is listed and revoked', async () => {
  const { mine, email, documentId } = await two('links');
  const made = await mine.run(['link', 'report.txt', '--password-stdin', '--downloads', '2', '--until', '2090-03-01'], {
    input: 'one of eight or more\n',
  });
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^http\S+\/l\/\S+\n$/) as string });
  const [link] = await linksOf(await bed.person(email), documentId);
  if (!link) throw new Error('There is no link.');
  const opened = { ...link, url: made.out.trim() };
  const visitor = new Visitor(bed);
  expect(outcomeOf(await visitor.look(opened, { password: 'a wrong one' }))).toBe('Unauthorized PASSWORD_WRONG');
  const fetched = () => visitor.fetch(opened, { password: 'one of eight or more' });
  // After a wrong password there is a pause.
  expect(await vi.waitFor(fetched, 20_000)).toBe('first');

  const { links } = await mine.ask<{ links: DocumentLink[] }>('link', 'report.txt', '--list');
  expect(links).toMatchObject([
    { linkId: link.id, url: null, hasPassword: true, downloadLimit: 2, downloadCount: 1, wrongPasswords: 1 },
  ]);
  expect((await mine.run(['link', 'report.txt', '--list'])).out).toMatch(
    /1 of 2 downloads {2}password \(1 wrong, last /,
  );
  expect(await mine.ask('link', 'report.txt', '--revoke', link.id)).toMatchObject({ code: 0, linkId: link.id });
  expect(outcomeOf(await visitor.look(opened, { password: 'one of eight or more' }))).toBe('NotFound');
  expect((await mine.run(['link', 'report.txt', '--list'])).out).toBe('There are no links.\n');
});

test('a link without terms is for good, and one for preview only says so', async () => {
  const { mine } = await two('terms');
  expect(await mine.ask('link', 'report.txt')).toMatchObject({
    hasPassword: false,
    expiresAt: null,
    downloadLimit: null,
    isPreviewOnly: false,
  });
  expect(await mine.ask('link', 'report.txt', '--preview-only')).toMatchObject({ isPreviewOnly: true });
});

test.each([
  [['share', 'report.txt', 'nobody'], 'nobody is not an address'],
  [['share', 'report.txt', 'a@example.com', '--role', 'owner'], '--role is viewer, editor, manager.'],
  [['share', 'report.txt', 'a@example.com', '--until', '2026-02-31'], '--until is a day such as'],
  [['share', 'report.txt', 'a@example.com', '--until', 'tomorrow'], '--until is a day such as'],
  [['share', 'report.txt', '--role', 'editor'], 'Say with whom'],
  [['unshare', 'report.txt'], 'Write it as: quire unshare ID|FILE EMAIL'],
  [['link', 'report.txt', '--downloads', '0'], '--downloads is a number'],
  [['link', 'report.txt', '--list', '--downloads', '1'], 'Say --list or --revoke by itself'],
  [['link', 'report.txt', '--password', 'in the open'], "Unknown option '--password'"],
  [['list', '--shared', '--trash'], 'Say one of --shared and --trash.'],
])('quire %j is not understood: %s', async (args, words) => {
  const computer = await computerOf('usage@example.com');
  computer.write('report.txt', 'x');
  const { code, err } = await computer.run(args);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(words) as string });
});

test('what Quire refuses is told in its words', async () => {
  const { mine, theirs, email, otherEmail, documentId } = await two('refused');
  expect(await mine.ask('share', 'report.txt', email)).toMatchObject({ code: 9, error: { code: 'INVALID' } });
  expect(await theirs.ask('share', documentId, email)).toMatchObject({ code: 6, error: { code: 'NOT_FOUND' } });
  await mine.ask('share', 'report.txt', otherEmail, '--role', 'editor');
  expect(await theirs.ask('link', documentId)).toMatchObject({ code: 9, error: { code: 'FORBIDDEN' } });
  const short = await mine.run(['link', 'report.txt', '--password-stdin', '--json'], { input: 'short' });
  expect(JSON.parse(short.out)).toMatchObject({
    error: { code: 'INVALID', message: expect.stringContaining('8 to 128') as string },
  });
});
