import { util } from '@aws-appsync/utils';
import { environment, type StepContext } from './context';
import { countOf, secondsOfDay } from './counts';
import { rateKey, type Key } from './keys';
import { fail } from './outcome';

type Rate = { what: string; userId: string; most: number };

/** The write of a count, which fails once there were so many. */
export function counting(key: Key, { update, names, values, condition, limits }: ReturnType<typeof countOf>) {
  return {
    operation: 'UpdateItem' as const,
    key: util.dynamodb.toMapValues(key),
    update: { expression: update, expressionNames: names, expressionValues: util.dynamodb.toMapValues(values) },
    condition: { expression: condition, expressionValues: util.dynamodb.toMapValues(limits) },
  };
}

/** One time more today: the same within a transaction. */
export function onceMore(ctx: StepContext, { what, userId, most }: Rate) {
  const tidiedAt = util.time.nowEpochSeconds() + 2 * secondsOfDay;
  const write = counting(rateKey(userId, what, util.time.nowISO8601()), countOf(1, most, tidiedAt));
  return {
    ...write,
    table: environment(ctx).TABLE,
    condition: { ...write.condition, returnValuesOnConditionCheckFailure: true },
  };
}

/** Ends the request where a count of today is full: until the next day begins. */
export function tooOften(message: string): never {
  fail('RateLimited', message, { retryAfter: secondsToNext(secondsOfDay) });
}

/** Until the next day or hour of the clock begins; `period` is its length in seconds. */
export function secondsToNext(period: number): number {
  return period - (util.time.nowEpochSeconds() % period);
}
