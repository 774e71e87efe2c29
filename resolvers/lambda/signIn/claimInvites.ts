import { commit, find, load } from '../table';
import { grantOver, withInvite } from '../../shared/held';
import { documentKey, grantKey, inviteKey, shareKey } from '../../shared/keys';
import type { GrantItem, InviteItem } from '../../shared/shareItems';
import { checkOf, deletionOf, updateOf, type Write } from '../../shared/write';

/** Somebody whose address the pool has verified. */
type Member = { id: string; email: string };

/** The user pool waits for 5 seconds; the next sign-in goes on with what is left. */
const mostMilliseconds = 3000;

/** What others share with this address becomes this account's. A sign-in does not fail for what cannot be claimed yet. */
export async function claimInvites(member: Member): Promise<void> {
  const end = Date.now() + mostMilliseconds;
  try {
    for await (const invite of invitesOf(member.email)) {
      if (Date.now() > end) return;
      await claim(invite, member.id);
    }
  } catch (error) {
    console.error('Some invites stay for the next sign-in.', error);
  }
}

function invitesOf(email: string): AsyncGenerator<InviteItem> {
  const { pk, sk } = inviteKey(email, '');
  return find<InviteItem>({
    KeyConditionExpression: 'pk = :address AND begins_with(sk, :invite)',
    ExpressionAttributeValues: { ':address': pk, ':invite': sk },
    ConsistentRead: true,
  });
}

/** Claims the invite as it is now, because it may have been revoked or changed meanwhile. */
async function claim(invite: InviteItem, userId: string): Promise<void> {
  const isPast = !!invite.expiresAt && invite.expiresAt <= new Date().toISOString();
  const grant = await grantOf(invite, userId);
  if (!isPast && (await commit(claimOf(invite, userId, grant)))) return;
  const found = await load<InviteItem>(invite);
  if (!found) return;
  const isMoved = (await grantOf(invite, userId))?.revision !== grant?.revision;
  if (isMoved || found.revision !== invite.revision) return claim(found, userId);
  // It has expired, its document is deleted, or this person is the owner.
  await commit([inviteDeletion(invite)]);
}

/** What the person has of the document already, by another address. */
function grantOf({ documentId }: InviteItem, userId: string): Promise<GrantItem | null> {
  return load<GrantItem>(grantKey(documentId, userId));
}

function claimOf(invite: InviteItem, userId: string, grant: GrantItem | null): Write[] {
  const { documentId, email } = invite;
  const unclaimed = { expression: 'attribute_exists(pk) AND attribute_not_exists(userId)' };
  const notTheirs = {
    expression: 'attribute_exists(pk) AND attribute_not_exists(deletedAt) AND ownerId <> :user',
    values: { ':user': userId },
  };
  return [
    inviteDeletion(invite),
    grantOver(grant, withInvite(grant, invite, userId)),
    updateOf(shareKey(documentId, email), { set: { userId } }, unclaimed),
    checkOf(documentKey(documentId), notTheirs),
  ];
}

function inviteDeletion({ pk, sk, revision }: InviteItem): Write {
  return deletionOf({ pk, sk }, { expression: 'revision = :revision', values: { ':revision': revision } });
}
