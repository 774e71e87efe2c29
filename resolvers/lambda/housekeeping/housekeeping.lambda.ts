import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { inOrder } from '../inOrder';
import type { Key } from '../../shared/keys';
import { announceDevice } from './deviceMail';
import { followChange } from './documents';
import { carryOut } from './removal';
import { runOf, type Run } from '../run';
import { announceShare } from './shareMail';
import { settleUpload } from './uploads';

/**
 * The table's stream: follows up on what was written. A record only says where to look; what is done depends on the row as
 * it is now, so that records that come twice or late do no harm.
 */
export function handler({ Records }: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  return inOrder(Records, (key) => keepHouse(key, runOf(new Date(), context)));
}

async function keepHouse(key: Key, run: Run): Promise<void> {
  if (key.sk.startsWith('UPLOAD#')) return settleUpload(key);
  if (key.sk === 'REMOVAL') return carryOut(key, run.now);
  if (key.sk.startsWith('SHARE#')) return announceShare(key, run.now);
  if (key.sk.startsWith('DEVICE#')) return announceDevice(key, run.now);
  if (key.sk.startsWith('CHANGE#')) return followChange(key, run);
}
