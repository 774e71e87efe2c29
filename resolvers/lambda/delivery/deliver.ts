import { feedDays } from '../../../schema/limits';
import type { Run } from '../run';
import { commit, load, loadAll } from '../table';
import { secondsOfDay } from '../../shared/counts';
import type { FeedEndItem, FeedItem } from '../../shared/feedItems';
import type { ChangeItem } from '../../shared/items';
import { feedEndKey, feedKey, type Key } from '../../shared/keys';
import { putOf, updateOf, type Condition, type Write } from '../../shared/write';
import { nextRecipients, type Recipients } from './recipients';

/**
 * Puts a change into the feed of everybody whom it concerns, some at a time. How far it has come is written with each of
 * these transactions, so that a change that comes twice goes on where it stopped, and is in every feed once. `tell` is called
 * with those who have just got it.
 */
export async function deliver(
  key: Key,
  run: Run,
  tell: (change: ChangeItem, userIds: string[]) => void,
): Promise<void> {
  for (;;) {
    const change = await load<ChangeItem>(key);
    if (!change || change.isDelivered) return;
    if (!run.hasTime()) throw new Error(`There was no time to deliver ${key.pk} ${key.sk}.`);
    const recipients = await nextRecipients(change, run.now);
    // If another run has added to a feed in between, everything is read again.
    if (!(await commit(await deliveryOf(change, recipients, run.now)))) continue;
    tell(change, recipients.userIds);
    if (recipients.isLast) return;
  }
}

async function deliveryOf(change: ChangeItem, { userIds, deliveredTo, isLast }: Recipients, now: string) {
  const ends = await loadAll<FeedEndItem>(userIds.map(feedEndKey));
  const sequences = new Map(ends.map(({ pk, sequence }) => [pk, sequence]));
  const writes = userIds.flatMap((userId) => appending(change, userId, sequences.get(feedEndKey(userId).pk) ?? 0, now));
  return [...writes, progress(change, deliveredTo, isLast)];
}

/** Adds the feed's next row and moves the feed's end to it. */
function appending(change: ChangeItem, userId: string, end: number, now: string): Write[] {
  const sequence = end + 1;
  const item: FeedItem = {
    ...feedKey(userId, sequence),
    documentId: change.documentId,
    revision: change.revision,
    kind: change.kind,
    version: change.version,
    name: change.name,
    actorId: change.actorId,
    actorName: change.actorName,
    at: change.at,
    ...(change.recipientId === userId ? { recipientId: userId } : {}),
    ...(change.recipientId === userId && change.expiresAt ? { expiresAt: change.expiresAt } : {}),
    sequence,
    ttl: Math.floor(Date.parse(now) / 1000) + feedDays * secondsOfDay,
  };
  return [updateOf(feedEndKey(userId), { set: { sequence } }, stillEndsAt(end)), putOf(item)];
}

function stillEndsAt(end: number): Condition {
  if (end === 0) return { expression: 'attribute_not_exists(pk)' };
  return { expression: '#sequence = :end', names: { '#sequence': 'sequence' }, values: { ':end': end } };
}

function progress({ pk, sk, deliveredTo }: ChangeItem, to: string, isLast: boolean): Write {
  const set = { deliveredTo: to, ...(isLast ? { isDelivered: true } : {}) };
  return updateOf({ pk, sk }, { set }, stillDeliveredTo(deliveredTo));
}

function stillDeliveredTo(place: string | undefined): Condition {
  if (place === undefined) return { expression: 'attribute_exists(pk) AND attribute_not_exists(deliveredTo)' };
  return { expression: 'deliveredTo = :from', values: { ':from': place } };
}
