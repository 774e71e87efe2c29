import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { inOrder } from '../functions/inOrder';
import { runOf } from '../functions/run';
import { deliver } from './deliver';

/** The table's stream: every change of a document comes into the feeds of those whom it concerns, in the order it was made. */
export function handler({ Records }: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  return inOrder(Records, (key) => deliver(key, runOf(new Date(), context)));
}
