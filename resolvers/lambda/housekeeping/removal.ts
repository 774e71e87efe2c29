import type { RemovalItem } from '../../shared/items';
import { documentKey, type Key } from '../../shared/keys';
import { takeAway } from './objects';
import { deletionOf, updateOf } from '../../shared/write';
import { commit, find, load } from '../table';

/** Seconds from one attempt to the next: a signed URL may outlive the row, and a PUT begun in time may end late. */
const pauses = [120, 3480];

/** Deletes the bytes of an order unless a version refers to them; the last attempt deletes the order, too. */
export async function carryOut(key: Key, now: string): Promise<void> {
  const removal = await load<RemovalItem>(key);
  if (!removal || removal.dueAt > now) return;
  const isNamed = await namesObject(removal);
  if (!isNamed) await takeAway(removal);
  await advance(removal, isNamed ? undefined : pauses[removal.attempt]);
}

/** A version's bytes are never deleted, even if there is an order. */
async function namesObject({ documentId, objectKey }: RemovalItem): Promise<boolean> {
  const versions = find({
    KeyConditionExpression: 'pk = :document AND begins_with(sk, :version)',
    FilterExpression: 'objectKey = :objectKey',
    ExpressionAttributeValues: {
      ':document': documentKey(documentId).pk,
      ':version': 'VERSION#',
      ':objectKey': objectKey,
    },
    ProjectionExpression: 'sk',
    ConsistentRead: true,
  });
  const { done } = await versions.next();
  return !done;
}

async function advance({ pk, sk, attempt, dueAt }: RemovalItem, pause: number | undefined): Promise<void> {
  const sameAttempt = { expression: 'attempt = :attempt', values: { ':attempt': attempt } };
  if (pause === undefined) {
    await commit([deletionOf({ pk, sk }, sameAttempt)]);
    return;
  }
  const next = new Date(Date.parse(dueAt) + pause * 1000).toISOString();
  await commit([updateOf({ pk, sk }, { set: { attempt: attempt + 1, dueAt: next } }, sameAttempt)]);
}
