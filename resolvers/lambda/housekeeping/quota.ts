import { accountKey } from '../../shared/keys';
import { tableName, type Write } from '../table';

type Difference = { bytesAvailable?: number; bytesReserved?: number; documentCount?: number; openUploads?: number };

/** Moves an account's figures; an account that is gone has none. */
export function accountUpdate(ownerId: string, difference: Difference): Write {
  const entries = Object.entries(difference);
  return {
    Update: {
      TableName: tableName(),
      Key: accountKey(ownerId),
      UpdateExpression: `ADD ${entries.map(([name]) => `${name} :${name}`).join(', ')}`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
    },
  };
}
