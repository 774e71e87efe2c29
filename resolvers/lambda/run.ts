import type { Context } from 'aws-lambda';

/** One run of housekeeping: what time it is for it, in ISO 8601, and whether it may begin something more. */
export type Run = { now: string; hasTime: () => boolean };

export type TimeLimit = Pick<Context, 'getRemainingTimeInMillis'>;

/** Leaves time to end what has begun; the next run goes on. */
const enoughMilliseconds = 5000;

export function runOf(now: Date, context: TimeLimit): Run {
  return { now: now.toISOString(), hasTime: () => context.getRemainingTimeInMillis() > enoughMilliseconds };
}
