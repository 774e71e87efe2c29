import { tableName, type Write } from '../table';
import type { Key } from '../../shared/keys';

/** Marks the very row that was read: it may have been taken away and made anew since. */
export function markOf({ pk, sk, createdAt }: Key & { createdAt: string }, name: string, value: unknown): Write {
  return {
    Update: {
      TableName: tableName(),
      Key: { pk, sk },
      UpdateExpression: 'SET #name = :value',
      ConditionExpression: 'createdAt = :createdAt',
      ExpressionAttributeNames: { '#name': name },
      ExpressionAttributeValues: { ':value': value, ':createdAt': createdAt },
    },
  };
}
