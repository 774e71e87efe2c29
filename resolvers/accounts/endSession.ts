import { util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import { sessionOf } from '../shared/caller';
import type { StepContext } from '../shared/context';
import { revocation, stillRegistered } from '../shared/device';
import { deviceKey, sessionsKey } from '../shared/keys';
import { requireWritten } from '../shared/outcome';
import { endedWith, sessionEnd } from '../shared/session';
import { singleUpdateOf } from '../shared/transact';

/** A desktop's session ends as its device is revoked; a browser's is written down beside the others that have ended. */
export function request(ctx: StepContext): DynamoDBUpdateItemRequest {
  const { callerId, device } = granted(ctx);
  if (device) return singleUpdateOf(deviceKey(callerId, device.id), revocation(), stillRegistered(device.id));
  return endingOf(ctx);
}

/** Two that end at once are written one by one. */
export function response(ctx: StepContext): null {
  requireWritten(ctx);
  return null;
}

function endingOf(ctx: StepContext): DynamoDBUpdateItemRequest {
  const { callerId, sessions } = granted(ctx);
  const ended = endedWith(sessions, sessionOf(ctx));
  const read = sessions ? sessions.revision : 0;
  const unread = { expression: 'attribute_not_exists(revision) OR revision = :read', values: { ':read': read } };
  const row = { revision: read + 1, ttl: sessionEnd() };
  const key = sessionsKey(callerId);
  // The second that runs is refused as a whole: who signs in again within it signs in once more.
  if (!ended) return singleUpdateOf(key, { ...row, signedOutAt: util.time.nowEpochSeconds() + 1 }, unread, ['ended']);
  return singleUpdateOf(key, { ...row, ended }, unread);
}
