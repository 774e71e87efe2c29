import { util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { granted } from '../shared/access';
import { sessionOf } from '../shared/caller';
import type { StepContext } from '../shared/context';
import { revocation, stillRegistered } from '../shared/device';
import { deviceKey, sessionsKey } from '../shared/keys';
import { requireWritten } from '../shared/outcome';
import { endedWith, sessionEnd } from '../shared/session';
import { singleUpdateOf } from '../shared/transact';

/** A desktop's session ends by revoking its device; a browser's is added to the list of ended sessions. */
export function request(ctx: StepContext): DynamoDBUpdateItemRequest {
  const { callerId, device } = granted(ctx);
  if (device) return singleUpdateOf(deviceKey(callerId, device.id), revocation(), stillRegistered(device.id));
  return endingOf(ctx);
}

/** If two sessions end at once, the second write fails and is tried again. */
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
  // Refuses the whole current second; a person who signs in again within it must repeat that.
  if (!ended) return singleUpdateOf(key, { ...row, signedOutAt: util.time.nowEpochSeconds() + 1 }, unread, ['ended']);
  return singleUpdateOf(key, { ...row, ended }, unread);
}
