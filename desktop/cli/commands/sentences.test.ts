import { expect, test } from 'vitest';
import { readOnlyMeaning } from '#client/readOnly';
import { account, ada, at, copy, document, given, id, saidBy, told, when } from './testing/said';

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
  [
    'save note.txt',
    { save: told({ outcome: 'saved', copy, twins: [{ documentId: 'd1' }] }) },
    [
      'Saved note.txt as version 3.',
      'You have another document named note.txt (d1): this is a new one. With --new-version a first save makes a version of it instead.',
    ],
  ],
  [
    'save note.txt',
    { save: told({ outcome: 'saved', copy, twins: [{ documentId: 'd1' }, { documentId: 'd2' }] }) },
    [
      'Saved note.txt as version 3.',
      'You have 2 other documents named note.txt (d1, d2): this is a new one. With --new-version a first save makes a version of one instead.',
    ],
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
    `rename ${id} note`,
    { rename: told(document) },
    ['note.txt is its name now; files stay where they are, under their own.'],
  ],
  [`read-only ${id}`, { makeReadOnly: told(document) }, ['note.txt is read-only for good.', readOnlyMeaning]],
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
            id: 'l1',
            createdAt: at,
            createdBy: ada,
            expiresAt: null,
            downloadCount: 1,
            downloadLimit: 3,
            hasPassword: true,
            wrongPasswords: 2,
            lastWrongAt: at,
            isPreviewOnly: true,
          },
          {
            id: 'l2',
            createdAt: at,
            createdBy: ada,
            expiresAt: at,
            downloadCount: 0,
            downloadLimit: null,
            hasPassword: true,
            wrongPasswords: 0,
            lastWrongAt: null,
            isPreviewOnly: false,
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
