import { expect, test } from 'vitest';
import { ada, asked, id, saidBy } from './testing/said';

test.each<[string, unknown]>([
  ['list', { view: 'OWNED', limit: null, nextToken: null }],
  ['list --trash --limit 7 --after t1', { view: 'TRASH', limit: 7, nextToken: 't1' }],
  ['list --shared', { view: 'SHARED', limit: null, nextToken: null }],
])('quire %s asks for that list', async (line, question) => {
  const { questions, answer } = asked({ items: [], nextToken: null });
  await saidBy(line, { list: answer });
  expect(questions).toEqual([[question]]);
});

test.each([
  [`link ${id}`, { password: null, expiresAt: null, downloadLimit: null, isPreviewOnly: false }],
  [
    `link ${id} --password-stdin --downloads 1000000 --preview-only --until 2026-12-31T18:00:00Z`,
    { password: 'open sesame', expiresAt: '2026-12-31T18:00:00.000Z', downloadLimit: 1_000_000, isPreviewOnly: true },
  ],
  [`link ${id} --until 2026-12-31`, { expiresAt: new Date(2026, 11, 31, 23, 59, 59).toISOString() }],
])('quire %s makes such a link', async (line, terms) => {
  const { questions, answer } = asked({ url: '', createdBy: ada });
  await saidBy(line, { sharing: { createLink: answer } });
  expect(questions).toMatchObject([[{ documentId: id, ...terms }]]);
});

test.each([
  ['list --shared --trash', 'Say one of --shared and --trash.'],
  ['list --limit many', '--limit is a number from 1 to 100.'],
  [`open ${id} --version 0`, 'A version is a number such as 3, not 0.'],
  [`restore ${id} x`, 'A version is a number such as 3, not x.'],
  ['save note.txt --mine --both', 'Say one of --mine, --both and --theirs.'],
  ['save note.txt --new --keep-both', 'Say one of --new, --new-version and --keep-both.'],
  ['rename note.txt', 'Write it as: quire rename ID|FILE NAME'],
  ['list --all --limit 5', 'Say --all, or --limit and --after.'],
  ['list --all --after t1', 'Say --all, or --limit and --after.'],
  [`share ${id} --role editor`, 'Say with whom: quire share ID|FILE EMAIL'],
  [`share ${id} bob@example.com --role owner`, '--role is viewer, editor, manager.'],
  [`share ${id} bob`, 'bob is not an address such as ada@example.com.'],
  [`share ${id} bob@example.com --until 2026-02-30`, '--until is a day such as 2026-12-31, or a moment such as'],
  [`share ${id} bob@example.com --until soon`, '--until is a day such as 2026-12-31, or a moment such as'],
  [`link ${id} --list --revoke l1`, 'Say --list or --revoke by itself, or the terms of a new link.'],
  [`link ${id} --list --preview-only`, 'Say --list or --revoke by itself, or the terms of a new link.'],
  [`link ${id} --downloads 0`, '--downloads is a number from 1 to 1000000.'],
  ['trash', 'Write it as: quire trash ID|FILE'],
  ['whoami me', 'Write it as: quire whoami'],
])('quire %s is refused before the client is asked', async (line, words) => {
  await expect(saidBy(line, {})).rejects.toThrow(words);
});
