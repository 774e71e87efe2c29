import { expect, test } from 'vitest';
import type { QuireClient } from '../../quireClient';
import { VersionConflictError } from '#client/apiErrors';
import { OtherEndingError } from '../../api/rename';
import { NameTwiceError, OtherKindError } from '../../files/twinErrors';
import { readOnlyMeaning } from '#client/readOnly';
import { Refusal } from '#client/refusal';
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
  const { text, aside } = await command.run(
    {
      ...{ client: client as QuireClient, commands, signal: new AbortController().signal, tell: () => undefined },
      // An empty text is for programs only.
      report: ({ text, aside }: Answer) => Promise.resolve(void said.push(...seen(text), ...seen(aside))),
      say: (sentence: string) => void said.push(sentence),
      ask: answers.length > 0 ? () => Promise.resolve(answers.shift() ?? '') : null,
      input: () => Promise.resolve('open sesame\r\n'),
    },
    argumentsOf(command, given),
  );
  return [...said, ...text.split('\n'), ...seen(aside)];
}

const seen = (text = '') => (text === '' ? [] : [text]);

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

const refusal = (errorType: string, errorInfo: object) => ({ message: '', errorType, errorInfo: { ...errorInfo } });
const conflict = new VersionConflictError(
  new Refusal(refusal('VersionConflict', { version: 4, updatedAt: at, updatedBy: ada })),
);
const twin = { documentId: 'd1', name: 'note.txt', version: 4, updatedAt: at };

/** Fails with each of these in turn, then keeps what it was asked. */
function failing(...errors: Error[]) {
  const questions: unknown[][] = [];
  const answer = (...question: unknown[]) => {
    questions.push(question);
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve({ outcome: 'saved', copy });
  };
  return { questions, answer };
}

test.each<[string, Error, string[], object]>([
  ['save note.txt', conflict, ['m'], { onConflict: 'mine' }],
  ['save note.txt', conflict, ['both'], { onConflict: 'both' }],
  ['save note.txt', conflict, ['T '], { onConflict: 'theirs' }],
  ['save note.txt', new NameTwiceError([twin]), ['v'], { onTwin: 'newVersion' }],
  ['save note.txt', new NameTwiceError([twin]), ['b'], { onTwin: 'keepBoth' }],
  ['save note.txt', new NameTwiceError([twin, twin]), ['b'], { onTwin: 'keepBoth' }],
  [
    'save note.txt --new-version',
    new OtherKindError([twin], 'A; B.'),
    ['v'],
    { onTwin: 'newVersion', isAnyKind: true },
  ],
  ['save note.txt --new-version', new OtherKindError([twin], 'A; B.'), ['b'], { onTwin: 'keepBoth' }],
])('quire %s asks about %o, and %j decides', async (line, error, answers, decision) => {
  const { questions, answer } = failing(error);
  expect((await saidBy(line, { save: answer }, answers)).at(-1)).toBe('Saved note.txt as version 3.');
  expect(questions).toMatchObject([
    ['note.txt', { onConflict: 'ask' }],
    ['note.txt', decision],
  ]);
});

test.each<[string, Error, string[]]>([
  ['save note.txt', conflict, []],
  ['save note.txt', conflict, ['']],
  ['save note.txt', conflict, ['x']],
  ['save note.txt --mine', conflict, ['b']],
  ['save note.txt', new NameTwiceError([twin]), []],
  ['save note.txt', new NameTwiceError([twin]), ['']],
  ['save note.txt', new NameTwiceError([twin, twin]), ['v']],
  ['save note.txt --new-version', new NameTwiceError([twin, twin]), ['b']],
  ['save note.txt --new-version', new OtherKindError([twin], 'A; B.'), []],
])('quire %s ends with %o where %j decides nothing', async (line, error, answers) => {
  const { questions, answer } = failing(error);
  await expect(saidBy(line, { save: answer }, answers)).rejects.toThrow(error);
  expect(questions).toHaveLength(1);
});

test.each<[string, string[], unknown]>([
  ['save note.txt', [], undefined],
  ['save note.txt', ['x'], 'ask'],
  ['save note.txt --new-version', ['x'], 'newVersion'],
  ['save note.txt --keep-both', [], 'keepBoth'],
])('of twins quire %s, where %j may answer, says %s', async (line, answers, onTwin) => {
  const { questions, answer } = failing();
  await saidBy(line, { save: answer }, answers);
  expect(questions).toMatchObject([['note.txt', { onTwin }]]);
});

const otherEnding = new OtherEndingError('.txt', 'note.txt', 'note.md');

test.each<[string, string[], unknown[][]]>([
  [`rename ${id} plan`, [], [[id, 'plan', false]]],
  [`rename ${id} note.md --change-ending`, [], [[id, 'note.md', true]]],
  [
    `rename ${id} note.md`,
    ['k'],
    [
      [id, 'note.md', false],
      [id, 'note.txt', false],
    ],
  ],
  [
    `rename ${id} note.md`,
    ['c'],
    [
      [id, 'note.md', false],
      [id, 'note.md', true],
    ],
  ],
])('quire %s, answered %j, renames so: %j', async (line, answers, renames) => {
  const questions: unknown[][] = [];
  const client = {
    rename: (...question: unknown[]) => {
      questions.push(question);
      return answers.length > 0 && questions.length === 1 ? Promise.reject(otherEnding) : Promise.resolve(document);
    },
  };
  await saidBy(line, client, [...answers]);
  expect(questions).toEqual(renames);
});

test.each([[[]], [['']]])('another ending stays where %j decides nothing', async (answers) => {
  const client = { rename: () => Promise.reject(otherEnding) };
  await expect(saidBy(`rename ${id} note.md`, client, answers)).rejects.toThrow(
    'note.md does not end in .txt, by which programs tell what kind of file it is. Nothing was renamed: say note.txt, or --change-ending.',
  );
});

test.each<[string, string[], object, string[]]>([
  [`read-only ${id}`, ['y'], document, ['note.txt is read-only for good.']],
  [`read-only ${id}`, ['YES'], document, ['note.txt is read-only for good.']],
  [`read-only ${id}`, [''], document, ['note.txt stays as it is.']],
  [`read-only ${id}`, ['yellow'], document, ['note.txt stays as it is.']],
])('quire %s, answered %j, says what it means first', async (line, answers, found, last) => {
  const client = { document: told(found), makeReadOnly: told(document) };
  expect(await saidBy(line, client, answers)).toEqual([`Make note.txt read-only? ${readOnlyMeaning}`, ...last]);
});

test('what is read-only already is not asked about, and nothing is with --yes', async () => {
  const already = { document: told({ ...document, isReadOnly: true }) };
  expect(await saidBy(`read-only ${id}`, already, ['y'])).toEqual(['note.txt is read-only already.']);
  const words = ['note.txt is read-only for good.', readOnlyMeaning];
  expect(await saidBy(`read-only ${id} --yes`, { makeReadOnly: told(document) }, ['x'])).toEqual(words);
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
