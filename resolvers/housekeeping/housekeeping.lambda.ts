import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Key } from '../shared/keys';
import { carryOut } from './removal';
import { settleUpload } from './uploads';

/**
 * The table's stream: follows up on what was written. A record only says where to look; what is done depends on the row as
 * it is now, so that records that come twice or late do no harm.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of Records) {
    try {
      await keepHouse(record);
    } catch (error) {
      console.error(error);
      // The stream is in order: this one and all after it come again.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}

async function keepHouse(record: DynamoDBRecord): Promise<void> {
  const key = keyOf(record);
  if (key.sk.startsWith('UPLOAD#')) return settleUpload(key);
  if (key.sk === 'REMOVAL') return carryOut(key, new Date().toISOString());
}

function keyOf({ dynamodb }: DynamoDBRecord): Key {
  return { pk: dynamodb?.Keys?.pk?.S ?? '', sk: dynamodb?.Keys?.sk?.S ?? '' };
}
