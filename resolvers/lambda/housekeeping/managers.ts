import type { Run } from '../run';
import { commit, find, load } from '../table';
import { isGiver } from '../../shared/can';
import type { ChangeItem } from '../../shared/items';
import { grantKey, linkKey, shareKey, type Key } from '../../shared/keys';
import { linkRemoval } from '../../links/linkRemoval';
import type { GrantItem, ShareItem } from '../../shared/shareItems';
import { takeShare } from './shares';

/** After a share was changed or taken away: what somebody gave as a manager goes once they are none. */
export async function followShare(change: ChangeItem, run: Run): Promise<void> {
  const { documentId, recipientId, formerRole } = change;
  if (formerRole !== 'MANAGER' || !recipientId || (await isManager(documentId, recipientId, run))) return;
  for await (const link of givenBy(recipientId, linkKey(documentId, ''))) await takeLink(link, documentId, recipientId);
  for await (const share of givenBy(recipientId, shareKey(documentId, ''))) {
    if (!run.hasTime()) throw new Error(`Not all that ${recipientId} gave of ${documentId} is taken back yet.`);
    await takeShare(share, run.now, (found) => isOrphan(found, recipientId, run));
  }
}

async function isManager(documentId: string, userId: string, { now }: Run): Promise<boolean> {
  return isGiver(await load<GrantItem>(grantKey(documentId, userId)), now);
}

/** They may be a manager again by now, and somebody else may have given it since. */
async function isOrphan({ documentId, givenById }: ShareItem, managerId: string, run: Run): Promise<boolean> {
  return givenById === managerId && !(await isManager(documentId, managerId, run));
}

function givenBy(managerId: string, { pk, sk }: Key): AsyncGenerator<Key> {
  return find<Key>({
    KeyConditionExpression: 'pk = :document AND begins_with(sk, :kind)',
    FilterExpression: 'givenById = :manager',
    ExpressionAttributeValues: { ':document': pk, ':kind': sk, ':manager': managerId },
    ProjectionExpression: 'pk, sk, givenById',
    ConsistentRead: true,
  });
}

/** Whoever has changed it since answers for it now. */
async function takeLink(link: Key, documentId: string, managerId: string): Promise<void> {
  await commit(
    linkRemoval(link, documentId, { expression: 'givenById = :manager', values: { ':manager': managerId } }),
  );
}
