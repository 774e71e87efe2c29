import { setTimeout as pause } from 'node:timers/promises';
import { accessTokenSeconds, refreshTokenSeconds } from '../../../schema/limits';
import { commit, tableName } from '../table';
import { sessionsKey } from '../../shared/keys';

/**
 * Ends all sessions of somebody. Tokens tell when their session began to the second, so this waits for the next one: whoever
 * signed in before it is out, and whoever does after it is in.
 */
export async function signOutEverywhere(userId: string): Promise<void> {
  const signedOutAt = Math.floor(Date.now() / 1000) + 1;
  await commit([
    {
      Update: {
        TableName: tableName(),
        Key: sessionsKey(userId),
        UpdateExpression: 'SET signedOutAt = :at, #ttl = :ttl REMOVE ended ADD revision :one',
        ExpressionAttributeNames: { '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':at': signedOutAt,
          ':ttl': signedOutAt + refreshTokenSeconds + accessTokenSeconds,
          ':one': 1,
        },
      },
    },
  ]);
  await pause(signedOutAt * 1000 - Date.now());
}
