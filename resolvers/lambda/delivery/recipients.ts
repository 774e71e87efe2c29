import { find, load, loadAll } from '../table';
import { roleOf } from '../../shared/can';
import type { ChangeItem, DocumentItem } from '../../shared/items';
import { documentKey, grantKey } from '../../shared/keys';
import type { GrantItem } from '../../shared/shareItems';

/** Grantees of one transaction, whose 100 items hold two for each of them, for the owner and for whom it is about. */
const mostGrantees = 45;

/** Whom a change goes to next. `deliveredTo` is how far it has come then; `isLast` when nobody is left. */
export type Recipients = { userIds: string[]; deliveredTo: string; isLast: boolean };

/**
 * In the order of their ids, as they are now: whoever comes in while a change is on its way was told of a later one, and
 * whoever goes is no recipient any more. Whom it is about is one, too: it may be that person's access that has ended.
 */
export async function nextRecipients(change: ChangeItem, now: string): Promise<Recipients> {
  const from = change.deliveredTo ?? '';
  const [document, grants] = await Promise.all([
    load<DocumentItem>(documentKey(change.documentId)),
    grantsAfter(change.documentId, from),
  ]);
  if (!document) return { userIds: [], deliveredTo: from, isLast: true };
  const first = [...new Set([document.ownerId, change.recipientId ?? document.ownerId])];
  const grantees = (await readersAmong(document, grants, now)).filter((userId) => !first.includes(userId));
  return {
    userIds: change.deliveredTo === undefined ? [...first, ...grantees] : grantees,
    deliveredTo: grants.at(-1)?.userId ?? from,
    isLast: grants.length < mostGrantees,
  };
}

async function grantsAfter(documentId: string, userId: string): Promise<GrantItem[]> {
  const { pk, sk } = grantKey(documentId, userId);
  const rows = find<GrantItem>({
    KeyConditionExpression: 'pk = :document AND sk BETWEEN :after AND :last',
    // A space comes before all that an id holds, a tilde after it.
    ExpressionAttributeValues: { ':document': pk, ':after': `${sk} `, ':last': grantKey(documentId, '~').sk },
    ConsistentRead: true,
    Limit: mostGrantees,
  });
  const grants: GrantItem[] = [];
  for await (const grant of rows) if (grants.push(grant) === mostGrantees) break;
  return grants;
}

/** The grantees who have access at this moment, by the same rules as the access step. */
async function readersAmong(document: DocumentItem, grants: GrantItem[], now: string): Promise<string[]> {
  const giverIds = [...new Set(grants.flatMap(({ givenById }) => givenById ?? []))];
  const givers = await loadAll<GrantItem>(giverIds.map((id) => grantKey(document.id, id)));
  const giverOf = ({ givenById }: GrantItem) => givers.find(({ userId }) => userId === givenById) ?? null;
  const readers = grants.filter((grant) => roleOf({ document, grant, giver: giverOf(grant) }, grant.userId, now));
  return readers.map(({ userId }) => userId);
}
