import { expect, test } from 'vitest';
import type { Outcome } from '../../local/appsync/code';
import type { GrantItem, Held } from '../shared/shareItems';
import {
  accountItem,
  cancelled,
  context,
  documentItem,
  grantItem,
  now,
  outcomeOf,
  shareItem,
  step,
} from '../testing/step';

const former: Held = { email: 'former@example.com', role: 'VIEWER', sharedAt: now };
const later = '2099-01-01T00:00:00.000Z';

const granted = (grant: GrantItem | null) => ({
  callerId: grant ? grant.userId : 'olga',
  document: documentItem({ ownerId: 'olga', shareCount: 2 }),
  role: grant?.role ?? 'OWNER',
  grant,
  account: accountItem(),
  upload: null,
  device: null,
});

const stashOf = (grant: GrantItem | null, shareGrant: GrantItem | null = grantItem({ revision: 4 })) => ({
  granted: granted(grant),
  share: shareItem(),
  shareGrant,
});

type Item = {
  operation: string;
  key: { sk: { S: string } };
  attributeValues?: Record<string, { S?: string; N?: number }>;
};

function written(outcome: Outcome): Item[] {
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  return (outcome.value as { transactItems: Item[] }).transactItems;
}

const named = (items: Item[]) => items.map(({ operation, key }) => `${operation} ${key.sk.S}`);
const request = (name: string, stash: Record<string, unknown>) => step(`sharing/${name}`).request(context({ stash }));

test('a share takes its grant along, where nothing else is held by another address', () => {
  const items = named(written(request('takeShare', stashOf(null))));
  expect(items.slice(2)).toEqual(['DeleteItem SHARE#carol@example.com', 'DeleteItem GRANT#carol']);
});

test.each<[string, Partial<GrantItem>, Held]>([
  ['what is held by another address', { others: [former] }, former],
  [
    'the better of two others',
    { others: [former, { ...former, email: 'x@example.com', role: 'EDITOR' }] },
    { ...former, email: 'x@example.com', role: 'EDITOR' },
  ],
  [
    'the longer of two others',
    {
      others: [
        { ...former, expiresAt: later },
        { ...former, email: 'x@example.com' },
      ],
    },
    { ...former, email: 'x@example.com' },
  ],
  [
    'what rests on no manager',
    {
      others: [
        { ...former, givenById: 'mia' },
        { ...former, email: 'x@example.com' },
      ],
    },
    { ...former, email: 'x@example.com' },
  ],
])('a share leaves %s', (_name, held, left) => {
  const stash = stashOf(null, grantItem({ revision: 4, ...held }));
  const grant = written(request('takeShare', stash)).at(-1);
  expect(grant).toMatchObject({ operation: 'PutItem', key: { sk: { S: 'GRANT#carol' } } });
  expect(grant?.attributeValues).toMatchObject({
    email: { S: left.email },
    role: { S: left.role },
    revision: { N: 5 },
  });
});

test('who leaves gives up what they have by each address', () => {
  const stash = stashOf(grantItem({ others: [former] }));
  const outcome = request('leave', stash);
  expect(named(written(outcome)).slice(2)).toEqual([
    'DeleteItem GRANT#carol',
    'DeleteItem SHARE#carol@example.com',
    'DeleteItem SHARE#former@example.com',
  ]);
  expect(JSON.stringify(written(outcome)[0])).toContain('":more_shareCount":{"N":-2}');
});

const refused = (item?: object) => ({ type: 'ConditionalCheckFailed', ...(item ? { item } : {}) });
const manager = grantItem({ sk: 'GRANT#mia', userId: 'mia', role: 'MANAGER' });

test.each<[string, GrantItem | null, ({ type: string; item?: object } | null)[], string]>([
  ['takeShare', null, [refused(documentItem({ deletedAt: now }))], 'NotFound'],
  ['takeShare', null, [refused()], 'NotFound'],
  ['takeShare', null, [refused(documentItem({ revision: 9 }))], 'Busy'],
  ['takeShare', null, [null, null, refused(shareItem())], 'Busy'],
  ['takeShare', null, [null, null, null, refused(grantItem({ revision: 5 }))], 'Busy'],
  ['takeShare', manager, [null, null, null, refused(grantItem({ role: 'EDITOR' }))], 'Forbidden'],
  ['takeShare', manager, [null, null, null, refused()], 'NotFound'],
  ['takeShare', manager, [null, null, null, null, refused(grantItem({ revision: 5 }))], 'Busy'],
  ['leave', manager, [refused(documentItem({ revision: 9 }))], 'Busy'],
  ['leave', manager, [refused()], 'NotFound'],
  ['leave', manager, [null, null, null, refused(grantItem())], 'Busy'],
  ['giveShare', null, [null, null, null, refused(grantItem({ revision: 5 }))], 'Busy'],
])('%s by %o, refused by %j, is %s', (name, grant, reasons, expected) => {
  const all = [...reasons, null, null, null, null].slice(0, 5) as Parameters<typeof cancelled>[0];
  const answer = step(`sharing/${name}`).response(context({ stash: stashOf(grant), ...cancelled(all) }));
  expect(outcomeOf(answer)).toBe(expected);
});
