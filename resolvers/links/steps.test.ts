import { expect, test } from 'vitest';
import { grantKey } from '../shared/keys';
import type { LinkItem, LinkTriesItem } from './linkItems';
import {
  accountItem,
  cancelled,
  context,
  documentItem,
  now,
  outcomeOf,
  sentenceOf,
  step,
  table,
} from '../testing/step';

const later = '2099-01-01T00:00:00.000Z';
const past = '2000-01-01T00:00:00.000Z';

const linkItem = (changes: Partial<LinkItem> = {}): LinkItem => ({
  pk: 'DOC#d1',
  sk: 'LINK#l1',
  id: 'l1',
  documentId: 'd1',
  downloadCount: 2,
  isPreviewOnly: false,
  createdAt: now,
  createdById: 'alice',
  createdByName: 'Alice',
  wrongPasswords: 0,
  gsi1pk: 'LINK#hash',
  gsi1sk: now,
  ...changes,
});

const triesItem = (changes: Partial<LinkTriesItem> = {}): LinkTriesItem => ({
  pk: 'LINK#l1',
  sk: 'TRY#n',
  tries: 0,
  lastAt: past,
  nextAt: past,
  revision: 7,
  ttl: 4102444800,
  ...changes,
});

const visit = { token: 't', password: 'open sesame', network: 'n', wanted: 'download', spendsDownload: false };
const asked = {
  clientRequestId: null,
  password: null,
  expiresAt: null,
  downloadLimit: null,
  isPreviewOnly: null,
  removed: [],
};

const stash = (changes: object = {}) => ({
  granted: { callerId: 'alice', document: documentItem(), role: 'OWNER', grant: null, account: accountItem() },
  askedLink: { ...asked, isForgetting: false },
  passwordHash: null,
  mintedToken: { token: 't', tokenHash: 'hash', sealedToken: null, requestHash: null },
  foundLink: linkItem(),
  link: linkItem(),
  linkId: 'l1',
  linkVisit: visit,
  linkTries: null,
  linkedDocument: documentItem(),
  isPasswordRight: true,
  tokenHash: 'hash',
  ...changes,
});

const respond = (name: string, answer: object, changes: object = {}) =>
  outcomeOf(step(`links/${name}`).response(context({ stash: stash(changes), ...answer })));

const ask = (name: string, changes: object = {}) => step(`links/${name}`).request(context({ stash: stash(changes) }));

const failed = (item?: object) => ({ type: 'ConditionalCheckFailed', ...(item ? { item } : {}) });
const failure = (type: string) => ({ error: { type: `DynamoDB:${type}`, message: type }, result: null });
const gone = failed();

test.each<[string, string, ({ type: string } | null)[], string]>([
  ['putLink', 'with room', [], 'returned'],
  ['putLink', 'to a document in the trash', [failed(documentItem({ trashedAt: now })), null], 'Conflict'],
  ['putLink', 'to a deleted document', [failed(documentItem({ deletedAt: now })), null], 'NotFound'],
  ['putLink', 'to a purged document', [gone, null], 'NotFound'],
  ['putLink', 'beyond 100', [failed(documentItem({ linkCount: 100 })), null], 'QuotaExceeded'],
  ['putLink', 'beyond 1,000 a day', [null, null, failed({ times: 1000 })], 'RateLimited'],
  ['putLink', 'whose grant is gone', [null, null, null, gone], 'NotFound'],
  ['putLink', 'who is an editor by now', [null, null, null, failed({ role: 'EDITOR' })], 'Forbidden'],
  ['changeLink', 'that is there', [], 'returned'],
  ['changeLink', 'that was revoked', [gone, null], 'NotFound'],
  ['changeLink', 'that got another expiry', [failed(linkItem({ expiresAt: later })), null], 'Busy'],
  ['changeLink', 'of a document in the trash', [null, failed(documentItem({ trashedAt: now }))], 'Conflict'],
  ['changeLink', 'of a purged document', [null, gone], 'NotFound'],
  ['changeLink', 'whose grant is gone', [null, null, gone], 'NotFound'],
  ['removeLink', 'that is there', [], 'returned'],
  ['removeLink', 'that was revoked', [gone, null], 'NotFound'],
  ['removeLink', 'whose grant is gone', [null, null, gone], 'NotFound'],
])('%s %s: %#', (name, _case, reasons, expected) => {
  const answer = reasons.length > 0 ? cancelled(reasons) : { result: { keys: [] } };
  expect(respond(name, answer)).toBe(expected);
});

const named = {
  askedLink: { ...asked, clientRequestId: 'r1', isForgetting: false },
  mintedToken: { token: 't', tokenHash: 'hash', sealedToken: 'sealed', requestHash: 'request' },
};
const made = { linkId: 'l1', documentId: 'd1', sealedToken: 'sealed', terms: 'false - - false', passwordHash: null };

test.each<[string, ({ type: string } | null)[], string]>([
  ['with room', [], 'returned'],
  ['again', [null, null, null, failed(made)], 'returned'],
  [
    'again, when there is no room any more',
    [failed(documentItem({ linkCount: 100 })), null, gone, failed(made)],
    'returned',
  ],
  ['under other terms', [null, null, null, failed({ ...made, terms: 'true - - false' })], 'Conflict'],
  ['to another document', [null, null, null, failed({ ...made, documentId: 'd2' })], 'Conflict'],
  ['whose grant is gone', [null, null, null, null, gone], 'NotFound'],
])('a link that its client has named, asked for %s: %#', (_case, reasons, expected) => {
  expect(respond('putLink', reasons.length > 0 ? cancelled(reasons) : { result: { keys: [] } }, named)).toBe(expected);
});

test('what a repeated request made is looked for; what it makes is not', () => {
  expect(['openMade', 'loadMade'].map((name) => outcomeOf(ask(name, { ...named, made })))).toEqual([
    'returned',
    'returned',
  ]);
  expect(['openMade', 'loadMade'].map((name) => outcomeOf(ask(name, named)))).toEqual(['earlyReturn', 'earlyReturn']);
  expect(respond('loadMade', { result: null }, { ...named, made })).toBe('NotFound');
  expect(respond('openMade', { error: { type: 'Lambda:Unhandled', message: 'x' }, result: null }, named)).toBe('bug');
});

const lost = failure('ConditionalCheckFailedException');

test.each<[string, object, string]>([
  // the step, its stash, and its outcome when its write is refused
  ['claimTry', {}, 'Busy'],
  ['settleTry', { isPasswordRight: true }, 'returned'],
  ['settleTry', { isPasswordRight: false }, 'NotFound'],
  ['countDownload', {}, 'NotFound'],
  ['countDownload', { link: linkItem({ downloadLimit: 3 }) }, 'Expired'],
])('%s says what helps where somebody was first: %#', (name, changes, expected) => {
  expect(respond(name, lost, changes)).toBe(expected);
});

test.each(['listLinks', 'loadLink', 'findLink', 'readLink', 'claimTry', 'settleTry', 'countDownload'])(
  '%s lets nobody on with half an answer',
  (name) => {
    expect(respond(name, failure('ThrottlingException'))).toBe('Busy');
    expect(respond(name, failure('ValidationException'))).toBe('bug');
  },
);

test.each(['mintToken', 'hashPassword', 'hashToken', 'checkPassword', 'signBytes'])(
  '%s makes nothing up where the function fails',
  (name) => expect(respond(name, { error: { type: 'Lambda:Unhandled', message: 'x' }, result: null })).toBe('bug'),
);

test('a link is not opened where not every row was answered', () => {
  const unprocessedKeys = { [table]: [{ pk: 'LINK#l1', sk: 'TRY#n' }] };
  const items = [linkItem(), documentItem()];
  expect(respond('readLink', { result: { data: { [table]: items }, unprocessedKeys } })).toBe('Busy');
  expect(respond('readLink', { result: { data: { [table]: items }, unprocessedKeys: {} } })).toBe('returned');
});

const givenByCarol = linkItem({ givenById: 'carol' });

/** The rows that are read if this is Carol's grant. */
const read = (link: LinkItem, grant: object | null) => {
  const found = [link, documentItem(), null, grant && { ...grantKey('d1', 'carol'), ...grant }];
  return { result: { data: { [table]: found }, unprocessedKeys: {} } };
};

test.each<[string, object | null, string]>([
  ['a manager', { role: 'MANAGER' }, 'returned'],
  ['a manager until later', { role: 'MANAGER', expiresAt: later }, 'returned'],
  ['a manager until a while ago', { role: 'MANAGER', expiresAt: past }, 'NotFound'],
  ['an editor by now', { role: 'EDITOR' }, 'NotFound'],
  ['nobody any more', null, 'NotFound'],
])('a link whose giver is %s: %#', (_name, grant, expected) => {
  expect(respond('readLink', read(givenByCarol, grant), { foundLink: givenByCarol })).toBe(expected);
});

test('of who gave a link the grant is read with it, and of who owns the document there is none', () => {
  const keys = (foundLink: LinkItem) => {
    const outcome = ask('readLink', { foundLink });
    const { tables } = (outcome as { value: { tables: Record<string, { keys: { sk: { S: string } }[] }> } }).value;
    return tables[table]?.keys.map(({ sk }) => sk.S);
  };
  expect(keys(givenByCarol)).toEqual(['LINK#l1', 'DOC', 'TRY#n', 'GRANT#carol']);
  expect(keys(linkItem())).toEqual(['LINK#l1', 'DOC', 'TRY#n']);
});

test.each<[string, LinkItem, LinkItem, string]>([
  ['another manager', linkItem({ givenById: 'bob' }), givenByCarol, 'Busy'],
  ['a manager, where the owner did before', linkItem(), givenByCarol, 'Busy'],
  ['the owner, where a manager did before', givenByCarol, linkItem(), 'returned'],
])('the index lags, and by now the link is given by %s: %#', (_name, foundLink, link, expected) => {
  expect(respond('readLink', read(link, null), { foundLink })).toBe(expected);
});

const guarded = linkItem({ passwordHash: 'scrypt$' });

test.each<[string, LinkTriesItem | null, LinkItem, string]>([
  ['nobody has tried', null, guarded, 'returned'],
  ['nobody is to be asked', null, linkItem(), 'earlyReturn'],
  ['one is being looked at', triesItem({ tries: 1, nextAt: later }), guarded, 'Busy'],
  ['five were wrong', triesItem({ tries: 5, nextAt: later }), guarded, 'RateLimited'],
  ['five were wrong, but a while ago', triesItem({ tries: 5, nextAt: past }), guarded, 'returned'],
  ['five were wrong, but TTL is late', triesItem({ tries: 5, nextAt: later, ttl: 1 }), guarded, 'returned'],
  [
    'the owner has forgotten them',
    triesItem({ tries: 5, nextAt: later }),
    { ...guarded, forgottenAt: now },
    'returned',
  ],
  ['the last one was right', triesItem({ tries: 0, nextAt: later }), guarded, 'returned'],
  ['it has expired', null, { ...guarded, expiresAt: past }, 'Expired'],
  ['it is used up', null, { ...guarded, downloadLimit: 2 }, 'Expired'],
])('a password is looked at only where it may be: %s', (_name, linkTries, link, expected) => {
  expect(outcomeOf(ask('claimTry', { linkTries, link }))).toBe(expected);
});

test('a try is written under the number of the one before, whether that counts or not', () => {
  const outcome = ask('claimTry', { linkTries: triesItem({ tries: 9, ttl: 1, revision: 7 }), link: guarded });
  expect(outcome).toMatchObject({
    value: {
      update: { expressionValues: { ':new_tries': { N: 1 }, ':new_revision': { N: 8 } } },
      condition: { expressionValues: { ':read': { N: 7 } } },
    },
  });
});

test.each<[string, object, object, string]>([
  ['a look', { wanted: null }, {}, 'earlyReturn'],
  ['a download', { wanted: 'download' }, {}, 'returned'],
  ['a download of what is for preview only', { wanted: 'download' }, { isPreviewOnly: true }, 'earlyReturn'],
  ['a preview without a limit', { wanted: 'preview' }, {}, 'earlyReturn'],
  ['a preview that may cost nothing', { wanted: 'preview' }, { downloadLimit: 5 }, 'earlyReturn'],
  ['a preview that may', { wanted: 'preview', spendsDownload: true }, { downloadLimit: 5 }, 'returned'],
])('what is counted, and what is not: %s', (_name, wish, terms, expected) => {
  const changes = { linkVisit: { ...visit, ...wish }, link: linkItem(terms) };
  expect(outcomeOf(ask('countDownload', changes))).toBe(expected);
});

const locked = linkItem({ passwordHash: 'hash' });
const waiting = triesItem({ tries: 9, nextAt: later });

test.each([
  ['expired', { link: linkItem({ expiresAt: past }) }, /^This link has expired\. Ask whoever gave it to you/],
  ['used up', { link: linkItem({ downloadLimit: 2 }) }, /^This link was good for a number of downloads, and they are/],
  ['locked', { link: locked, linkVisit: { ...visit, password: null } }, /^This link asks for a password\.$/],
  [
    'tried too often',
    { link: locked, linkTries: waiting },
    /^These were too many wrong passwords\. Try again in \d+ min/,
  ],
])('who opens a link that is %s is told so, and what to do', (_what, changes, words) => {
  expect(sentenceOf(ask('claimTry', changes))).toMatch(words);
});

test('a wrong password and a link that is none are told as what they are', () => {
  const wrong = { link: locked, isPasswordRight: false };
  expect(sentenceOf(step('links/settleTry').response(context({ stash: stash(wrong), result: {} })))).toBe(
    'This is not the password. Mind capital letters.',
  );
  expect(sentenceOf(step('links/findLink').response(context({ stash: stash(), result: { items: [] } })))).toBe(
    'This link leads to nothing, or not any more. Ask whoever gave it to you for another.',
  );
});
