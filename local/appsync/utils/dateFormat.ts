type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number; milli: number };

type Letter = { pattern: string; write(parts: Parts, width: number, offset: number): string; part?: keyof Parts };

const padded = (number: number, width: number) => String(number).padStart(width, '0');
const numeric = (part: keyof Parts): Letter => ({
  pattern: '\\d+',
  part,
  write: (parts, width) => padded(parts[part], width),
});

/** The letters of Java's SimpleDateFormat that this runtime has. */
const letters: Record<string, Letter> = {
  y: { ...numeric('year'), write: ({ year }, width) => (width === 2 ? padded(year % 100, 2) : padded(year, width)) },
  M: numeric('month'),
  d: numeric('day'),
  H: numeric('hour'),
  m: numeric('minute'),
  s: numeric('second'),
  S: numeric('milli'),
  Z: { pattern: '[+-]\\d{4}', write: (_parts, _width, offset) => zoneText(offset, '') },
  X: { pattern: 'Z|[+-]\\d{2}:?\\d{2}', write: (_parts, _width, offset) => (offset ? zoneText(offset, ':') : 'Z') },
};

type Token = { text: string } | { letter: Letter; width: number };

/** A time written in a Java date pattern, in this time zone. */
export function formatTime(milliseconds: number, pattern: string, timezone = 'UTC'): string {
  const offset = offsetAt(milliseconds, timezone);
  const parts = partsOf(milliseconds + offset);
  return tokensOf(pattern)
    .map((token) => ('text' in token ? token.text : token.letter.write(parts, token.width, offset)))
    .join('');
}

/** The time that a text in a Java date pattern means; a zone in the text wins over `timezone`. */
export function parseTime(text: string, pattern: string, timezone = 'UTC'): number {
  const tokens = tokensOf(pattern);
  const source = tokens.map((token) => ('text' in token ? escaped(token.text) : groupOf(token))).join('');
  const match = new RegExp(`^${source}$`).exec(text);
  if (!match) throw new Error(`${JSON.stringify(text)} is not written as ${pattern}.`);
  const parts: Parts = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, milli: 0 };
  let zone: string | undefined;
  tokens
    .flatMap((token) => ('text' in token ? [] : token.letter))
    .forEach(({ part }, index) => {
      if (part) parts[part] = Number(match[index + 1]);
      else zone = match[index + 1];
    });
  const { year, month, day, hour, minute, second, milli } = parts;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second, milli);
  return asUtc - (zone === undefined ? offsetAt(asUtc, timezone) : zoneOffset(zone));
}

function tokensOf(pattern: string): Token[] {
  const found = pattern.match(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']+/g) ?? [];
  return found.map((run) => {
    if (run.startsWith("'")) return { text: run === "''" ? "'" : run.slice(1, -1) };
    if (!/[A-Za-z]/.test(run)) return { text: run };
    const letter = letters[run.charAt(0)];
    if (!letter) throw new Error(`The date pattern ${run} of ${pattern} is not built in local/appsync.`);
    return { letter, width: run.length };
  });
}

/** Digits that stand side by side are told apart by their width. */
function groupOf({ letter, width }: { letter: Letter; width: number }): string {
  return letter.part && width > 1 ? `(\\d{${width}})` : `(${letter.pattern})`;
}

function partsOf(milliseconds: number): Parts {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) throw new Error(`${milliseconds} is not a time.`);
  return {
    ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    ...{ hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds() },
    milli: date.getUTCMilliseconds(),
  };
}

function offsetAt(milliseconds: number, timeZone: string): number {
  const names = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(milliseconds);
  return zoneOffset(names.find(({ type }) => type === 'timeZoneName')?.value ?? '');
}

function zoneOffset(text: string): number {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):?(\d{2})/.exec(text) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -offset : offset;
}

function zoneText(offset: number, separator: string): string {
  const minutes = Math.abs(offset) / 60_000;
  const sign = offset < 0 ? '-' : '+';
  return `${sign}${padded(Math.floor(minutes / 60), 2)}${separator}${padded(minutes % 60, 2)}`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
