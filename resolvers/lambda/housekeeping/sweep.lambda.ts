import type { ScheduledEvent } from 'aws-lambda';
import { dueShards, type Key } from '../../shared/keys';
import { settleDocument } from './documents';
import { carryOut } from './removal';
import { runOf, type Run, type TimeLimit } from '../run';
import { find } from '../table';
import { expireShare } from './shares';
import { expireUpload } from './uploads';

/** Runs on a schedule and does what was due by the event's time. What fails stays due, and is reported. */
export async function handler({ time }: Pick<ScheduledEvent, 'time'>, context: TimeLimit) {
  const run = runOf(new Date(time), context);
  const failures = await Promise.all(dueShards.map((shard) => sweepShard(shard, run)));
  const all = failures.flat();
  if (all.length > 0) throw new AggregateError(all, `${all.length} of the things that were due could not be done.`);
}

async function sweepShard(shard: string, run: Run): Promise<unknown[]> {
  const failures: unknown[] = [];
  for await (const key of dueBy(shard, run.now)) {
    if (!run.hasTime()) break;
    await settleDue(key, run).catch((error: unknown) => {
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
async function settleDue({ pk, sk }: Key, run: Run): Promise<void> {
  const key = { pk, sk };
  if (sk.startsWith('UPLOAD#')) return expireUpload(key, run.now);
  if (sk === 'REMOVAL') return carryOut(key, run.now);
  if (sk.startsWith('SHARE#')) return expireShare(key, run.now);
  if (sk === 'DOC') return settleDocument(key, run);
  throw new Error(`Nothing is known of what is due at ${pk} ${sk}.`);
}
