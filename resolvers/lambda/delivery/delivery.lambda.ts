import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { inOrder } from '../inOrder';
import { runOf } from '../run';
import { deliver } from './deliver';
import { push } from './push';

/** The table's stream: every change of a document comes into the feeds of those whom it concerns, in the order it was made. */
export async function handler({ Records }: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  const pushes: Promise<void>[] = [];
  const answer = await inOrder(Records, (key) =>
    deliver(key, runOf(new Date(), context), (change, userIds) => void pushes.push(push(change, userIds))),
  );
  // No change waits for the push of the one before it.
  await Promise.all(pushes);
  return answer;
}
