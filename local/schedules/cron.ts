import type { Schedule } from './schedule';

type Field = { name: string; from: number; to: number; names?: string[] };

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const fields = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: months },
  { name: 'day of week', from: 1, to: 7, names: days },
  { name: 'year', from: 1970, to: 2199 },
] satisfies Field[];

const dayMilliseconds = 86_400_000;
const last = Date.UTC(2200, 0, 1);

/** Reads EventBridge's six fields: minutes, hours, day of month, month, day of week and year, in UTC. */
export function compileCron(content: string, expression: string): Schedule {
  const texts = content.trim().split(/\s+/);
  if (texts.length !== fields.length) throw new Error(`The schedule ${expression} needs six fields.`);
  if ((texts[2] === '?') === (texts[4] === '?')) {
    throw new Error(`The schedule ${expression} needs a ? for either the day of month or the day of week.`);
  }
  const values = fields.map((field, index) => valuesOf(texts[index] ?? '', field, expression));
  const [minutes = [], hours = [], ...dates] = values;
  const times = hours.flatMap((hour) => minutes.map((minute) => (hour * 60 + minute) * 60_000));
  return { next: (after) => nextRun(after, times, (day) => isDay(day, dates)) };
}

function nextRun(after: number, times: number[], isRunDay: (day: Date) => boolean): number | null {
  const today = Math.floor(after / dayMilliseconds) * dayMilliseconds;
  for (let day = today; day < last; day += dayMilliseconds) {
    if (!isRunDay(new Date(day))) continue;
    const time = times.find((each) => day + each > after);
    if (time !== undefined) return day + time;
  }
  return null;
}

function isDay(day: Date, [dates = [], monthsOfYear = [], weekdays = [], years = []]: number[][]): boolean {
  return (
    years.includes(day.getUTCFullYear()) &&
    monthsOfYear.includes(day.getUTCMonth() + 1) &&
    dates.includes(day.getUTCDate()) &&
    weekdays.includes(day.getUTCDay() + 1)
  );
}

/** All values that the field allows, ascending. */
function valuesOf(text: string, field: Field, expression: string): number[] {
  const values = text.split(',').flatMap((part) => partOf(part, field, expression));
  return [...new Set(values)].sort((a, b) => a - b);
}

function partOf(part: string, field: Field, expression: string): number[] {
  const [, range = '', step] = /^([^/]+)(?:\/([1-9]\d*))?$/.exec(part) ?? [];
  const [from, to] = boundsOf(range, field, step !== undefined);
  const isWithin = from >= field.from && to <= field.to && from <= to;
  if (!isWithin) throw new Error(`The schedule ${expression} has a ${field.name} that is not built: ${part}.`);
  const count = Math.floor((to - from) / Number(step ?? 1)) + 1;
  return Array.from({ length: count }, (_, index) => from + index * Number(step ?? 1));
}

/** The first and the last value of a range; NaN if it is not one. */
function boundsOf(range: string, field: Field, isOpen: boolean): [number, number] {
  const isDayField = field.name.startsWith('day');
  if (range === '*' || (range === '?' && isDayField)) return [field.from, field.to];
  const [from = NaN, end, ...others] = range.split('-').map((text) => numberOf(text, field));
  if (others.length > 0) return [NaN, NaN];
  return [from, end ?? (isOpen ? field.to : from)];
}

function numberOf(text: string, { from, names = [] }: Field): number {
  const index = names.indexOf(text.toUpperCase());
  if (index >= 0) return from + index;
  return /^\d+$/.test(text) ? Number(text) : NaN;
}
