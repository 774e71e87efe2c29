import { util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { callerId } from '../shared/caller';
import { secondsOfHour } from '../shared/counts';
import { codeEntriesKey } from '../shared/keys';
import { requireWritten } from '../shared/outcome';
import { singleUpdateOf } from '../shared/transact';
import { wrongLately } from './codeEntries';
import type { DeviceContext } from './stash';

/**
 * Records an entry, right or wrong, before `countEverywhere` answers it, so that a hundred at once are checked
 * one by one.
 */
export function request(ctx: DeviceContext): DynamoDBUpdateItemRequest {
  const { codeEntries: entries } = ctx.stash;
  const revision = entries ? entries.revision : 0;
  const lately = wrongLately(entries);
  const isWrong = !isRight(ctx);
  ctx.stash.codeCount = { what: 'WRONG', isOneMore: isWrong };
  return singleUpdateOf(
    codeEntriesKey(callerId(ctx)),
    {
      wrongAt: isWrong ? [...lately, util.time.nowISO8601()] : lately,
      revision: revision + 1,
      ttl: util.time.nowEpochSeconds() + secondsOfHour,
    },
    { expression: 'attribute_not_exists(revision) OR revision = :read', values: { ':read': revision } },
  );
}

export function response(ctx: DeviceContext): null {
  requireWritten(ctx);
  return null;
}

/** It lives, and nobody but the caller has decided on it. */
function isRight(ctx: DeviceContext): boolean {
  const { deviceLogin: login } = ctx.stash;
  if (!login || login.expiresAt <= util.time.nowISO8601()) return false;
  return login.state === 'PENDING' || login.userId === callerId(ctx);
}
