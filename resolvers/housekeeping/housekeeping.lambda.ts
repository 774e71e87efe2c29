import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Key } from '../shared/keys';
import { followDocument } from './documents';
import { carryOut } from './removal';
import { runOf, type Run } from './run';
import { settleUpload } from './uploads';

/**
 * The table's stream: follows up on what was written. A record only says where to look; what is done depends on the row as
 * it is now, so that records that come twice or late do no harm.
 */
export async function handler({ Records }: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  for (const record of Records) {
    try {
      await keepHouse(record, runOf(new Date(), context));
    } catch (error) {
      console.error(error);
      // The stream is in order: this one and all after it come again.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}

async function keepHouse(record: DynamoDBRecord, run: Run): Promise<void> {
  const key = keyOf(record);
  if (key.sk.startsWith('UPLOAD#')) return settleUpload(key);
  if (key.sk === 'REMOVAL') return carryOut(key, run.now);
  if (key.sk.startsWith('CHANGE#')) return followDocument({ pk: key.pk, sk: 'DOC' }, run);
}

function keyOf({ dynamodb }: DynamoDBRecord): Key {
  return { pk: dynamodb?.Keys?.pk?.S ?? '', sk: dynamodb?.Keys?.sk?.S ?? '' };
}
