import { util, type DynamoDBUpdateItemRequest } from '@aws-appsync/utils';
import { mostCodesAnHour } from '../../schema/limits';
import { countOf, secondsOfHour } from '../shared/counts';
import { codeCountKey } from '../shared/keys';
import { isConditionFailed, requireAnswer } from '../shared/outcome';
import { rateLimited } from '../shared/pause';
import { secondsToNext } from '../shared/rate';
import { updateAlone } from '../shared/transact';
import type { DeviceContext } from './stash';

type Limit = 'network' | 'everywhere';

/** A single update, not a transaction, so that concurrent requests do not conflict. */
export function countCode(ctx: DeviceContext, limit: Limit, place: string): DynamoDBUpdateItemRequest {
  const { what, isOneMore } = ctx.stash.codeCount;
  const ttl = util.time.nowEpochSeconds() + 2 * secondsOfHour;
  const key = codeCountKey(place, what, util.time.nowISO8601());
  return updateAlone(countOf(key, { times: isOneMore ? 1 : 0, most: mostCodesAnHour[what][limit], ttl }));
}

/** Ends the request after too many codes, whether this one is right or wrong. */
export function endTooMany(ctx: DeviceContext, limit: Limit): void {
  if (isConditionFailed(ctx)) {
    rateLimited(tooMany[ctx.stash.codeCount.what][limit], secondsToNext(secondsOfHour));
  }
  requireAnswer(ctx);
}

const tooMany = {
  STARTED: {
    network: 'Too many programs on this network have asked to be signed in.',
    everywhere: 'Too many programs ask to be signed in just now.',
  },
  WRONG: {
    network: 'Too many wrong codes were entered from this network.',
    everywhere: 'Too many wrong codes are entered just now.',
  },
};
