import type { PostAuthenticationTriggerEvent, PostConfirmationTriggerEvent } from 'aws-lambda';
import { longestPersonName } from '../../../schema/limits';
import { plain } from '../../../schema/text';
import { commit, load } from '../table';
import { lowerCase } from '../../shared/address';
import type { AccountItem } from '../../shared/items';
import { accountKey, addressKey } from '../../shared/keys';
import { creationOf, deletionOf, putOf, updateOf, type Write } from '../../shared/write';
import { claimInvites } from './claimInvites';
import { signOutEverywhere } from './signOutEverywhere';
import { required } from '../environment';

type Trigger = PostConfirmationTriggerEvent | PostAuthenticationTriggerEvent;

/** A person as the user pool knows them; the pool has verified the address. */
type Member = { id: string; email: string; name: string };

const bytesQuota = Number(required('BYTES_QUOTA'));

/**
 * The user pool's trigger, at confirmation and at every sign-in: nobody is signed in before their account stands, and a new
 * password ends whatever was signed in with the old one.
 */
export async function handler(event: Trigger): Promise<Trigger> {
  const { sub, email, email_verified, name } = event.request.userAttributes;
  if (!sub || !email || email_verified !== 'true') throw new Error('The address is not verified yet.');
  if (event.triggerSource === 'PostConfirmation_ConfirmForgotPassword') await signOutEverywhere(sub);
  const member = { id: sub, email: lowerCase(email), name: nameOf(name, email) };
  await ensureAccount(member);
  await claimInvites(member);
  return event;
}

/** The pool takes names of 2,048 characters of any kind; what is shown beside every document is short and plain. */
function nameOf(given: string | undefined, email: string): string {
  const name = plain((given ?? '').normalize('NFC')).trim() || plain(email.slice(0, email.indexOf('@')));
  return [...name].slice(0, longestPersonName).join('');
}

/** Idempotent: one read when nothing is new. */
async function ensureAccount(member: Member): Promise<void> {
  const known = await load<AccountItem>(accountKey(member.id));
  if (known && known.email === member.email && known.name === member.name) return;
  if (known && known.email !== member.email) await leaveAddress(known);
  if (await commit(known ? renewal(known, member) : creation(member))) return;
  // Two sign-ins at once: the one that came second finds its work done.
  const account = await load<AccountItem>(accountKey(member.id));
  if (account?.email !== member.email) throw new Error('The account was changed by another sign-in. Sign in again.');
}

function creation(member: Member): Write[] {
  const account: AccountItem = {
    ...accountKey(member.id),
    ...member,
    createdAt: new Date().toISOString(),
    bytesQuota,
    bytesAvailable: bytesQuota,
    bytesReserved: 0,
    documentCount: 0,
  };
  return [creationOf(account), holdAddress(member)];
}

function renewal(known: AccountItem, member: Member): Write[] {
  const { email, name } = member;
  const asRead = { expression: 'email = :known', values: { ':known': known.email } };
  return [updateOf(accountKey(member.id), { set: { email, name } }, asRead), holdAddress(member)];
}

/** The pool has verified the address for this person, so a row left by a deleted user is replaced. */
function holdAddress({ id, email }: Member): Write {
  return putOf({ ...addressKey(email), userId: id, email });
}

/** Runs before the account gets the new address, so that the next sign-in repairs a crash in between. */
async function leaveAddress({ id, email }: AccountItem): Promise<void> {
  await commit([deletionOf(addressKey(email), { expression: 'userId = :id', values: { ':id': id } })]);
}
