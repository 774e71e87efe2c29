import type { Run } from '../run';
import { commit, find, load } from '../table';
import { isGiver } from '../../shared/can';
import type { ChangeItem } from '../../shared/items';
import { grantKey, linkKey, shareKey, type Key } from '../../shared/keys';
import { linkRemoval } from '../../links/linkRemoval';
import type { GrantItem, ShareItem } from '../../shared/shareItems';
import { takeShare } from './shares';

/** After a share was changed or removed: removes what its person gave as a manager, if they are one no more. */
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

/** Checks again, because they may be a manager again, or another person may have given the share since. */
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

/** Deletes the link unless another person has changed it since and become its giver. */
async function takeLink(link: Key, documentId: string, managerId: string): Promise<void> {
  await commit(
    linkRemoval(link, documentId, { expression: 'givenById = :manager', values: { ':manager': managerId } }),
  );
}
