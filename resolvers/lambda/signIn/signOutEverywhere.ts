import { setTimeout as pause } from 'node:timers/promises';
import { accessTokenSeconds, refreshTokenSeconds } from '../../../schema/limits';
import { sessionsKey } from '../../shared/keys';
import { updateOf } from '../../shared/write';
import { commit } from '../table';

/**
 * Ends all sessions of somebody. Tokens tell when their session began to the second, so this waits for the next one: whoever
 * signed in before it is out, and whoever does after it is in.
 */
export async function signOutEverywhere(userId: string): Promise<void> {
  const signedOutAt = Math.floor(Date.now() / 1000) + 1;
  const set = { signedOutAt, ttl: signedOutAt + refreshTokenSeconds + accessTokenSeconds };
  await commit([updateOf(sessionsKey(userId), { set, remove: ['ended'], add: { revision: 1 } })]);
  await pause(signedOutAt * 1000 - Date.now());
}
