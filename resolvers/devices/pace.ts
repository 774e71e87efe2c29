import { runtime, util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import type { DeviceLoginPoll } from '../generated/types';
import type { DeviceLoginItem } from '../shared/deviceItems';
import { deviceLoginKey } from '../shared/keys';
import { requireWritten } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import { firstInterval, inSeconds, redirectUri } from './login';
import type { DeviceContext } from './stash';

/** RFC 8628, 3.5: polling too fast adds 5 seconds to the interval from then on. */
const penaltySeconds = 5;

/** Network delays vary, so polls may be this much early. */
const toleranceSeconds = 1;

/** Polls are recorded and limited only while nobody has decided. */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { deviceLogin: login } = ctx.stash;
  const now = util.time.nowISO8601();
  const answer = login ? answerOf(ctx, login, now) : ended(firstInterval);
  ctx.stash.poll = answer;
  if (!login || !isWaiting(answer)) runtime.earlyReturn(null);
  return singleUpdateOf(
    deviceLoginKey(login.id),
    { interval: answer.interval, nextPollAt: inSeconds(answer.interval - toleranceSeconds) },
    {
      expression: '#state = :was AND nextPollAt = :read',
      names: { '#state': 'state' },
      values: { ':was': login.state, ':read': login.nextPollAt },
    },
  );
}

export function response(ctx: DeviceContext): null {
  requireWritten(ctx);
  return null;
}

function answerOf(ctx: DeviceContext, login: DeviceLoginItem, now: string): DeviceLoginPoll {
  const { state, interval, expiresAt, nextPollAt } = login;
  if (state === 'DENIED') return withoutCode('DENIED', interval);
  if (state === 'REGISTERED' || expiresAt <= now) return ended(interval);
  if (state === 'APPROVED') {
    return { status: 'APPROVED', interval, code: login.authorizationCode ?? null, redirectUri: redirectUri(ctx) };
  }
  if (now < nextPollAt) return withoutCode('SLOW_DOWN', interval + penaltySeconds);
  return withoutCode('PENDING', interval);
}

function ended(interval: number): DeviceLoginPoll {
  return withoutCode('EXPIRED', interval);
}

function withoutCode(status: DeviceLoginPoll['status'], interval: number): DeviceLoginPoll {
  return { status, interval, code: null, redirectUri: null };
}

function isWaiting({ status }: DeviceLoginPoll): boolean {
  return status === 'PENDING' || status === 'SLOW_DOWN';
}
