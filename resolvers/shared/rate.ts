import { util } from '@aws-appsync/utils';
import { environment, type StepContext } from './context';
import { countOf, secondsOfDay } from './counts';
import { rateKey } from './keys';
import { fail } from './outcome';

type Rate = { what: string; userId: string; most: number };

/** One time more today: the write of a transaction that fails once there were so many. */
export function onceMore(ctx: StepContext, { what, userId, most }: Rate) {
  const tidiedAt = util.time.nowEpochSeconds() + 2 * secondsOfDay;
  const { update, names, values, condition, limits } = countOf(1, most, tidiedAt);
  return {
    table: environment(ctx).TABLE,
    operation: 'UpdateItem' as const,
    key: util.dynamodb.toMapValues(rateKey(userId, what, util.time.nowISO8601())),
    update: { expression: update, expressionNames: names, expressionValues: util.dynamodb.toMapValues(values) },
    condition: {
      expression: condition,
      expressionValues: util.dynamodb.toMapValues(limits),
      returnValuesOnConditionCheckFailure: true,
    },
  };
}

/** Ends the request where `onceMore` was refused. */
export function tooOften(message: string): never {
  fail('RateLimited', message, { retryAfter: secondsLeftOf(secondsOfDay) });
}

/** Until the next day or hour of the clock begins. */
export function secondsLeftOf(period: number): number {
  return period - (util.time.nowEpochSeconds() % period);
}
