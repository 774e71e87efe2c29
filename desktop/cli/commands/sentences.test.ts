import { expect, test } from 'vitest';
import type { QuireClient } from '../../client/quireClient';
import { argumentsOf } from '../arguments';
import type { Answer } from '../command';
import { commands } from './all';

const id = '01K8ZQ0V7N3X5T9R2M4P6S8W1Y';
const at = new Date(2026, 0, 2, 3, 4).toISOString();
const when = '2026-01-02 03:04';
const ada = { id: 'ada', name: 'Ada' };

/** What a command says where the client does this: as it goes, and in the end. */
async function saidBy(line: string, client: object, answers: string[] = []): Promise<string[]> {
  const [name = '', ...given] = line.split(' ');
  const command = commands.find((each) => each.name === name);
  if (!command) throw new Error(`There is no ${name}.`);
  const said: string[] = [];
  const { text } = await command.run(
    {
      ...{ client: client as QuireClient, commands, signal: new AbortController().signal, tell: () => undefined },
      // An empty text is for programs only.
      report: ({ text }: Answer) => Promise.resolve(void said.push(...(text === '' ? [] : [text]))),
      say: (sentence: string) => void said.push(sentence),
      ask: answers.length > 0 ? () => Promise.resolve(answers.shift() ?? '') : null,
      input: () => Promise.resolve('open sesame\r\n'),
    },
    argumentsOf(command, given),
  );
  return [...said, ...text.split('\n')];
}

const told = (value: unknown) => () => Promise.resolve(value);
/** Keeps what it was asked. */
function asked(value: unknown) {
  const questions: unknown[][] = [];
  const answer = (...question: unknown[]) => {
    questions.push(question);
    return Promise.resolve(value);
  };
  return { questions, answer };
}

const copy = {
  path: '/note.txt',
  name: 'note.txt',
  base: { documentId: id, version: 3, size: 1, sha256: 'a' },
  saving: null,
};
const document = {
  id,
  name: 'note.txt',
  version: 4,
  size: 2048,
  updatedAt: at,
  updatedBy: ada,
  role: 'OWNER',
  owner: ada,
};
const given = { email: 'bob@example.com', createdBy: ada };
const account = {
  name: 'Ada',
  email: 'ada@example.com',
  usage: { bytesUsed: 1024, bytesReserved: 1024, bytesQuota: 4096 },
};

test.each<[string, object, string[]]>([
  ['whoami', { whoami: told(account) }, ['Ada <ada@example.com>, 2 KB of 4 KB used.']],
  ['logout', { signOut: told({ isRevoked: true, web: 'https://quire.example' }) }, ['Signed out.']],
  [
    'logout',
    { signOut: told({ isRevoked: false, web: 'https://quire.example' }) },
    ['Signed out here. Quire could not be told: remove this computer at https://quire.example/devices.'],
  ],
  ['save note.txt', { save: told({ outcome: 'saved', copy }) }, ['Saved note.txt as version 3.']],
  ['save note.txt', { save: told({ outcome: 'unchanged', copy }) }, ['note.txt has not changed since version 3.']],
  [
    'save note.txt',
    { save: told({ outcome: 'copied', copy }) },
    ['Kept both: this file is now note.txt, a document of its own.'],
  ],
  [
    'save note.txt',
    { save: told({ outcome: 'replaced', copy, keptAs: '/mine.txt' }) },
    ['Opened version 3. Your own is in /mine.txt.'],
  ],
  [`open ${id}`, { open: told({ outcome: 'refreshed', copy }) }, ['/note.txt is now version 3 of note.txt.']],
  ['refresh note.txt', { refresh: told({ outcome: 'unchanged', copy }) }, ['/note.txt is version 3 of note.txt.']],
  [
    'refresh note.txt',
    { refresh: told({ outcome: 'refreshed', copy, keptAs: '/mine.txt' }) },
    ['/note.txt is now version 3 of note.txt. Your own is in /mine.txt.'],
  ],
  ['list', { list: told({ items: [], nextToken: null }) }, ['There are no documents here.']],
  [
    'list',
    { list: told({ items: [document], nextToken: 't1' }) },
    [`${id}  ${when}  v4  2 KB  note.txt  Ada`, 'There are more: --after t1'],
  ],
  [
    'list --shared',
    { list: told({ items: [{ ...document, role: 'EDITOR', owner: { id: 'bob', name: 'Bob' } }], nextToken: null }) },
    [`${id}  ${when}  v4  2 KB  note.txt  Ada  editor of Bob`],
  ],
  [
    `versions ${id}`,
    {
      versions: told({
        items: [
          { version: 4, createdAt: at, size: 2048, createdBy: ada, restoredFrom: 1 },
          { version: 3, createdAt: at, size: 1, createdBy: ada, restoredFrom: null },
        ],
        nextToken: null,
      }),
    },
    [`v4  ${when}  2 KB    Ada  v1 again`, `v3  ${when}  1 byte  Ada`],
  ],
  [`restore ${id}`, { restore: told(document) }, ['note.txt is out of the trash.']],
  [`restore ${id} 2`, { restoreVersion: told(document) }, ['note.txt is as version 2 was, as version 4.']],
  [`trash ${id}`, { trash: told(document) }, ['note.txt is in the trash.']],
  [
    `share ${id} bob@example.com`,
    { sharing: { share: told({ ...given, role: 'VIEWER', expiresAt: null }) } },
    ['bob@example.com has it as viewer, for good.'],
  ],
  [
    `share ${id} bob@example.com --role editor --until 2026-12-31`,
    { sharing: { share: told({ ...given, role: 'EDITOR', expiresAt: at }) } },
    [`bob@example.com has it as editor, until ${when}.`],
  ],
  [`share ${id}`, { sharing: { shares: told([]) } }, ['It is shared with nobody.']],
  [
    `share ${id}`,
    { sharing: { shares: told([{ ...given, role: 'EDITOR', expiresAt: at }]) } },
    [`bob@example.com  editor  until ${when}  from Ada`],
  ],
  [`unshare ${id} bob@example.com`, { sharing: { unshare: told(given) } }, ['bob@example.com has it no more.']],
  [
    `link ${id}`,
    { sharing: { createLink: told({ url: 'https://quire.example/l/t', createdBy: ada }) } },
    ['Keep it: nobody can be told this address again.', 'https://quire.example/l/t'],
  ],
  [`link ${id} --revoke l1`, { sharing: { revokeLink: told('l1') } }, ['The link opens nothing any more.']],
  [`link ${id} --list`, { sharing: { links: told([]) } }, ['There are no links.']],
  [
    `link ${id} --list`,
    {
      sharing: {
        links: told([
          {
            ...{ id: 'l1', createdAt: at, createdBy: ada, expiresAt: null, downloadCount: 1, downloadLimit: 3 },
            ...{ hasPassword: true, wrongPasswords: 2, lastWrongAt: at, isPreviewOnly: true },
          },
          {
            ...{ id: 'l2', createdAt: at, createdBy: ada, expiresAt: at, downloadCount: 0, downloadLimit: null },
            ...{ hasPassword: true, wrongPasswords: 0, lastWrongAt: null, isPreviewOnly: false },
          },
        ]),
      },
    },
    [
      `l1  ${when}  Ada  for good                1 of 3 downloads  password (2 wrong, last ${when}), preview only`,
      `l2  ${when}  Ada  until ${when}  0 downloads       password`,
    ],
  ],
])('quire %s says what came of it: %#', async (line, client, words) => {
  expect(await saidBy(line, client)).toEqual(words);
});

test.each<[string, object, string]>([
  ['CREATED', {}, 'saved as a new document: note.txt, version 4'],
  ['SAVED', {}, 'saved: note.txt, version 4'],
  ['RENAMED', {}, 'renamed: note.txt, version 4'],
  ['UPDATED', {}, 'made read-only: note.txt, version 4'],
  ['TRASHED', {}, 'put in the trash: note.txt, version 4'],
  ['RESTORED', {}, 'took out of the trash: note.txt, version 4'],
  ['DELETED', {}, 'deleted for good: note.txt, version 4'],
  ['SHARED', {}, 'shared: note.txt, version 4'],
  ['SHARED', { recipientId: 'me', expiresAt: at }, `shared with you: note.txt, version 4, until ${when}`],
  ['UNSHARED', {}, 'ended the sharing of: note.txt, version 4'],
  ['UNSHARED', { recipientId: 'me' }, 'ended the sharing with you of: note.txt, version 4'],
  ['SAVED', { recipientId: 'me' }, 'saved: note.txt, version 4'],
  ['LATER', {}, 'changed: note.txt, version 4'],
])('a change that is %s, with %o, is told as what somebody %s', async (kind, about, deed) => {
  const row = { at, actorName: 'Ada', kind, name: 'note.txt', version: 4, recipientId: null, expiresAt: null };
  const followChanges = (_from: string, { change }: { change: (change: object) => void }) => {
    change({ ...row, ...about });
    return Promise.resolve();
  };
  expect(await saidBy('watch --after c1', { followChanges })).toEqual([
    'Watching. Ctrl-C ends it.',
    `${when}  Ada ${deed}`,
    'Go on from here with: quire watch --after c1',
  ]);
});

test('where a watch has come too late it says so, and goes on from there', async () => {
  const followChanges = (from: string, { reached, reset }: Record<string, (to: string) => void>) => {
    expect(from).toBe('c0');
    reached?.('c1');
    reset?.('c2');
    return Promise.resolve();
  };
  expect(await saidBy('watch', { feedEnd: told('c0'), followChanges })).toEqual([
    'Watching. Ctrl-C ends it.',
    'What happened since then is not known any more: list your documents anew.',
    'Go on from here with: quire watch --after c2',
  ]);
});

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
