/** A time as a calendar shows it. `zone` is what a text says of it, in milliseconds ahead of UTC. */
export type Parts = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  milli: number;
  isAfternoon?: boolean;
  zone?: number;
};

/** A letter of a date pattern, `width` times: what it looks like, how it is written, and what a text in its place says. */
export type Letter = {
  pattern(width: number): string;
  write(parts: Parts, width: number, offset: number): string;
  read(text: string, width: number): Partial<Parts>;
};

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const padded = (number: number, width: number) => String(number).padStart(width, '0');

/** Digits that stand side by side are told apart by their width. */
const digits = (width: number) => (width > 1 ? `\\d{${width}}` : '\\d+');

const numeric = (field: Field): Letter => ({
  pattern: digits,
  write: (parts, width) => padded(parts[field], width),
  read: (text) => ({ [field]: Number(text) }),
});

/** Three letters of a name, or with four the whole of it. */
const named = (names: string[], width: number) => (width === 3 ? names.map((name) => name.slice(0, 3)) : names);

const year: Letter = {
  ...numeric('year'),
  write: ({ year }, width) => (width === 2 ? padded(year % 100, 2) : padded(year, width)),
  read: (text, width) => ({ year: width === 2 ? 2000 + Number(text) : Number(text) }),
};

const month: Letter = {
  pattern: (width) => (width > 2 ? named(months, width).join('|') : digits(width)),
  write: ({ month }, width) => (width > 2 ? (named(months, width)[month - 1] ?? '') : padded(month, width)),
  read: (text, width) => ({ month: width > 2 ? named(months, width).indexOf(text) + 1 : Number(text) }),
};

const weekday: Letter = {
  pattern: (width) => named(days, Math.max(3, width)).join('|'),
  write: ({ year, month, day }, width) =>
    named(days, Math.max(3, width))[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '',
  read: () => ({}),
};

const half: Letter = {
  pattern: () => 'AM|PM',
  write: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  read: (text) => ({ isAfternoon: text === 'PM' }),
};

/** A fraction of the second, cut and not rounded. */
const fraction: Letter = {
  pattern: (width) => `\\d{${width}}`,
  write: ({ milli }, width) => padded(milli, 3).padEnd(width, '0').slice(0, width),
  read: (text) => ({ milli: Number(text.padEnd(3, '0').slice(0, 3)) }),
};

const offset = (isZ: boolean, separators: string[]): Letter => ({
  pattern: () => `${isZ ? 'Z|' : ''}[+-]\\d{2}(?::?\\d{2})?`,
  write: (_parts, width, offset) =>
    isZ && offset === 0 ? 'Z' : zoneText(offset, separators[width - 1], isZ && width === 1),
  read: (text) => ({ zone: zoneOffset(text) }),
});

/** The common letters of Java's DateTimeFormatter. */
export const letters: Record<string, Letter> = {
  y: year,
  u: year,
  M: month,
  L: month,
  d: numeric('day'),
  E: weekday,
  a: half,
  H: numeric('hour'),
  m: numeric('minute'),
  s: numeric('second'),
  S: fraction,
  h: {
    pattern: digits,
    write: ({ hour }, width) => padded(hour % 12 || 12, width),
    read: (text) => ({ hour: Number(text) % 12 }),
  },
  Z: offset(false, ['', '', '']),
  X: offset(true, ['', '', ':']),
  x: offset(false, ['', '', ':']),
};

/** How far a zone such as `+05:30` is ahead of UTC, in milliseconds; 0 for `Z`. */
export function zoneOffset(text: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):?(\d{2})?/.exec(text) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -offset : offset;
}

function zoneText(offset: number, separator: string | undefined, leavesZeros: boolean): string {
  if (separator === undefined) throw new Error('A zone of this many letters is not built in local/appsync.');
  const minutes = Math.abs(offset) / 60_000;
  const hours = `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}`;
  return leavesZeros && minutes % 60 === 0 ? hours : `${hours}${separator}${padded(minutes % 60, 2)}`;
}
