import type { Context, ScheduledEvent } from 'aws-lambda';
import { dueShards, type Key } from '../shared/keys';
import { carryOut } from './removal';
import { find } from './table';
import { expireUpload } from './uploads';

/** Leaves time to end what has begun; the next run goes on. */
const enoughMilliseconds = 5000;

/** The schedule's: does what was due by the time of the event. What fails stays due, and is told. */
export async function handler({ time }: ScheduledEvent, context: Pick<Context, 'getRemainingTimeInMillis'>) {
  const now = new Date(time).toISOString();
  const hasTime = () => context.getRemainingTimeInMillis() > enoughMilliseconds;
  const failures = await Promise.all(dueShards.map((shard) => sweepShard(shard, now, hasTime)));
  const all = failures.flat();
  if (all.length > 0) throw new AggregateError(all, `${all.length} of the things that were due could not be done.`);
}

async function sweepShard(shard: string, now: string, hasTime: () => boolean): Promise<unknown[]> {
  const failures: unknown[] = [];
  for await (const key of dueBy(shard, now)) {
    if (!hasTime()) break;
    await settleDue(key, now).catch((error: unknown) => {
      console.error(key, error);
      failures.push(error);
    });
  }
  return failures;
}

function dueBy(shard: string, now: string): AsyncGenerator<Key> {
  return find<Key>({
    IndexName: 'due',
    KeyConditionExpression: 'due = :shard AND dueAt <= :now',
    ExpressionAttributeValues: { ':shard': shard, ':now': now },
  });
}

/** The index lags, so each of these looks at the row itself before it acts. */
async function settleDue({ pk, sk }: Key, now: string): Promise<void> {
  const key = { pk, sk };
  if (sk.startsWith('UPLOAD#')) return expireUpload(key, now);
  if (sk === 'REMOVAL') return carryOut(key, now);
  throw new Error(`Nothing is known of what is due at ${pk} ${sk}.`);
}
