import { compileCron } from './cron';
import type { Schedule } from './schedule';

const minuteMilliseconds = 60_000;

const unitMilliseconds: Record<string, number> = {
  minute: minuteMilliseconds,
  hour: 60 * minuteMilliseconds,
  day: 24 * 60 * minuteMilliseconds,
};

/**
 * Reads `rate(...)` and `cron(...)` as EventBridge does. Throws an error that quotes the expression if it is neither.
 */
export function compileSchedule(expression: string): Schedule {
  const [, kind, content = ''] = /^(rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return compileRate(content, expression);
  if (kind === 'cron') return compileCron(content, expression);
  throw new Error(`The schedule ${expression} is neither rate(...) nor cron(...).`);
}

function compileRate(content: string, expression: string): Schedule {
  const [, digits = '', unit = '', plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(content) ?? [];
  const length = unitMilliseconds[unit];
  const count = Number(digits);
  // EventBridge insists on the right plural: 1 minute, 2 minutes.
  if (!length || (count === 1) === (plural === 's')) throw new Error(`The schedule ${expression} is no rate.`);
  return { next: (after) => after + count * length };
}
