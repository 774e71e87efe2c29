import { util, type DynamoDBBatchGetItemRequest } from '@aws-appsync/utils';
import { mostWrongCodes } from '../../schema/limits';
import { batchFound, batchGet, nameOf } from '../shared/batch';
import { callerId } from '../shared/caller';
import { environment } from '../shared/context';
import { secondsOfHour } from '../shared/counts';
import type { CodeEntriesItem, UserCodeItem } from '../shared/deviceItems';
import { codeEntriesKey, userCodeKey } from '../shared/keys';
import { rateLimited } from '../shared/pause';
import { wrongLately } from './codeEntries';
import type { DeviceContext } from './stash';

/** After too many wrong codes, a person is not told whether this one is right. */
export function request(ctx: DeviceContext): DynamoDBBatchGetItemRequest {
  const keys = [codeEntriesKey(callerId(ctx)), userCodeKey(ctx.stash.userCode)];
  return batchGet(ctx, keys, environment(ctx).DEVICE_LOGINS);
}

export function response(ctx: DeviceContext): null {
  const found = batchFound(ctx, environment(ctx).DEVICE_LOGINS);
  const entries = (found[nameOf(codeEntriesKey(callerId(ctx)))] as CodeEntriesItem | undefined) ?? null;
  const code = found[nameOf(userCodeKey(ctx.stash.userCode))] as UserCodeItem | undefined;
  requireRoom(wrongLately(entries));
  ctx.stash.codeEntries = entries;
  ctx.stash.loginId = code ? code.loginId : null;
  return null;
}

function requireRoom(wrongAt: string[]): void {
  if (wrongAt.length < mostWrongCodes) return;
  const freeAt = util.time.parseISO8601ToEpochMilliSeconds(wrongAt[0] ?? '') + secondsOfHour * 1000;
  const retryAfter = Math.max(1, Math.ceil((freeAt - util.time.nowEpochMilliSeconds()) / 1000));
  rateLimited('Too many wrong codes were entered.', retryAfter);
}
