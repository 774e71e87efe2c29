import type { Context } from 'aws-lambda';

/** One run of housekeeping: its time, in ISO 8601, and whether there is time to begin more work. */
export type Run = { now: string; hasTime: () => boolean };

export type TimeLimit = Pick<Context, 'getRemainingTimeInMillis'>;

/** Reserved to finish what has begun; the next run continues. */
const enoughMilliseconds = 5000;

export function runOf(now: Date, context: TimeLimit): Run {
  return { now: now.toISOString(), hasTime: () => context.getRemainingTimeInMillis() > enoughMilliseconds };
}
