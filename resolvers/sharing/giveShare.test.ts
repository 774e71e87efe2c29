import { expect, test } from 'vitest';
import type { Outcome } from '../../local/appsync/code';
import type { AskedShare } from './share';
import type { GrantItem, ShareItem } from '../shared/shareItems';
import { accountItem, cancelled, context, documentItem, grantItem, outcomeOf, shareItem, step } from '../testing/step';

const planShare = step('sharing/planShare');
const giveShare = step('sharing/giveShare');
const soon = '2098-01-01T00:00:00.000Z';
const later = '2099-01-01T00:00:00.000Z';

type Given = {
  /** The caller's grant; absent for the owner. */
  grant?: GrantItem;
  share?: ShareItem;
  recipientId?: string | null;
  asked?: Partial<AskedShare>;
  shareCount?: number;
};

const asked: AskedShare = {
  email: 'carol@example.com',
  role: 'EDITOR',
  expiresAt: null,
  keepsExpiry: false,
  isKnown: false,
};

function stashOf({ grant, share, recipientId = 'carol', asked: changes, shareCount }: Given) {
  const document = documentItem({ ownerId: 'olga', ...(shareCount ? { shareCount } : {}) });
  const granted = { callerId: grant ? 'alice' : 'olga', document, role: grant?.role ?? 'OWNER', grant: grant ?? null };
  const account = accountItem(grant ? {} : { id: 'olga', email: 'olga@example.com', name: 'Olga' });
  return {
    granted: { ...granted, account, upload: null, device: null },
    askedShare: { ...asked, ...changes },
    share: share ?? null,
    recipientId,
    shareGrant: share?.userId ? grantItem() : null,
    recipientGrant: share?.userId && share.userId === recipientId ? grantItem() : null,
  };
}

const manager = (changes: Partial<GrantItem> = {}) =>
  grantItem({ sk: 'GRANT#alice', userId: 'alice', role: 'MANAGER', email: 'alice@example.com', ...changes });

type Item = { operation: string; key: { pk: { S: string }; sk: { S: string } } };

const request = (given: Given): Outcome => {
  const planned = planShare.request(context({ stash: stashOf(given) }));
  return planned.kind === 'returned' ? giveShare.request(context({ stash: planned.stash })) : planned;
};

function written(outcome: Outcome): string[] {
  if (outcome.kind !== 'returned') throw new Error(outcomeOf(outcome));
  const { transactItems } = outcome.value as { transactItems: Item[] };
  return transactItems.map(({ operation, key }) => `${operation} ${key.pk.S} ${key.sk.S}`);
}

const change = ['UpdateItem DOC#d1 DOC', 'PutItem DOC#d1 CHANGE#00000006', 'PutItem DOC#d1 SHARE#carol@example.com'];
const grantPut = 'PutItem DOC#d1 GRANT#carol';
const invitePut = 'PutItem EMAIL#carol@example.com INVITE#d1';
const nobodyHas = 'ConditionCheck EMAIL#carol@example.com ACCOUNT';
const unclaimed = () => shareItem({ role: 'VIEWER', userId: undefined });

test.each<[string, Given, string[]]>([
  ['with an account', {}, [grantPut]],
  ['without one', { recipientId: null }, [invitePut, nobodyHas]],
  ['by a manager', { grant: manager() }, ['ConditionCheck DOC#d1 GRANT#alice', grantPut]],
  ['whose invite is not claimed', { share: unclaimed() }, [grantPut, 'DeleteItem EMAIL#carol@example.com INVITE#d1']],
  [
    'that somebody else has by now',
    { share: shareItem({ role: 'VIEWER', userId: 'dave' }), recipientId: 'carol' },
    [grantPut, 'DeleteItem DOC#d1 GRANT#carol'],
  ],
])('sharing with an address %s is one transaction', (_name, given, more) => {
  expect(written(request(given))).toEqual([...change, ...more]);
});

test.each<[string, Given, Partial<ShareItem>]>([
  ['the owner gives', {}, { givenById: undefined, expiresAt: undefined }],
  ['a manager gives', { grant: manager() }, { givenById: 'alice', expiresAt: undefined }],
  ['a manager with an end gives', { grant: manager({ expiresAt: soon }) }, { givenById: 'alice', expiresAt: soon }],
  [
    'a manager gives for longer than they have',
    { grant: manager({ expiresAt: soon }), asked: { expiresAt: later } },
    { givenById: 'alice', expiresAt: soon },
  ],
  [
    'a manager takes from what the owner gave',
    { grant: manager({ expiresAt: soon }), share: shareItem(), asked: { role: 'VIEWER' } },
    { givenById: undefined, expiresAt: undefined },
  ],
  [
    'a manager adds to what the owner gave',
    { grant: manager(), share: shareItem({ role: 'VIEWER' }) },
    { givenById: 'alice' },
  ],
  [
    'a manager gives more time than the owner did',
    { grant: manager(), share: shareItem({ expiresAt: soon }) },
    { givenById: 'alice', expiresAt: undefined },
  ],
  ['the owner makes a manager’s share theirs', { share: shareItem({ givenById: 'alice' }) }, { givenById: undefined }],
])('what %s lasts as long as it should', (_name, given, expected) => {
  const { nextShare } = request(given).stash as { nextShare: ShareItem };
  for (const [name, value] of Object.entries(expected)) expect(nextShare[name as keyof ShareItem]).toBe(value);
});

test.each<[string, Given, string]>([
  ['what is so already', { share: shareItem() }, 'earlyReturn'],
  ['the owner', { grant: manager(), recipientId: 'olga' }, 'Invalid'],
  ['oneself', { grant: manager(), recipientId: 'alice' }, 'Invalid'],
  ['one’s own address', { grant: manager(), recipientId: null, asked: { email: 'alice@example.com' } }, 'Invalid'],
  ['a manager, by a manager', { grant: manager(), asked: { role: 'MANAGER' } }, 'Forbidden'],
  ['who is a manager, by a manager', { grant: manager(), share: shareItem({ role: 'MANAGER' }) }, 'Forbidden'],
  ['the 501st', { shareCount: 500 }, 'QuotaExceeded'],
])('sharing with %s writes nothing', (_name, given, expected) => {
  expect(outcomeOf(request(given))).toBe(expected);
});

const refused = (item?: object) => ({ type: 'ConditionalCheckFailed', ...(item ? { item } : {}) });

test.each<[string, (object | null)[], string]>([
  ['the document was deleted', [refused(documentItem({ deletedAt: soon }))], 'NotFound'],
  ['the document was purged', [refused()], 'NotFound'],
  ['the document was changed', [refused(documentItem({ revision: 9 }))], 'Busy'],
  ['the invite was claimed', [null, null, refused(shareItem())], 'Busy'],
  ['the caller was made an editor', [null, null, null, refused({ role: 'EDITOR' })], 'Forbidden'],
  ['the caller was shut out', [null, null, null, refused()], 'NotFound'],
  ['somebody took the address', [null, null, null, null, refused()], 'Busy'],
  ['another transaction was at it', [{ type: 'TransactionConflict' }], 'Busy'],
])('when %s in the meantime, nothing is shared', (_name, reasons, expected) => {
  const all = [...reasons, null, null, null, null].slice(0, 6) as Parameters<typeof cancelled>[0];
  const stash = { ...stashOf({ grant: manager() }), nextShare: shareItem() };
  expect(outcomeOf(giveShare.response(context({ stash, ...cancelled(all) })))).toBe(expected);
});
