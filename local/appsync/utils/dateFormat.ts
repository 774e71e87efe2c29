import { letters, zoneOffset, type Letter, type Parts } from './dateLetters';

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
  const source = tokens
    .map((token) => ('text' in token ? escaped(token.text) : `(${token.letter.pattern(token.width)})`))
    .join('');
  const match = new RegExp(`^${source}$`).exec(text);
  if (!match) throw new Error(`${JSON.stringify(text)} is not written as ${pattern}.`);
  const parts: Parts = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, milli: 0 };
  tokens
    .filter((token) => 'letter' in token)
    .forEach(({ letter, width }, index) => Object.assign(parts, letter.read(match[index + 1] ?? '', width)));
  const { year, month, day, hour, minute, second, milli, isAfternoon, zone } = parts;
  const asUtc = Date.UTC(year, month - 1, day, hour + (isAfternoon ? 12 : 0), minute, second, milli);
  return asUtc - (zone ?? offsetAt(asUtc, timezone));
}

function tokensOf(pattern: string): Token[] {
  const found = pattern.match(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']+/g) ?? [];
  return found.map((run) => {
    if (run.startsWith("'")) return { text: run === "''" ? "'" : run.slice(1, -1) };
    if (!/[A-Za-z]/.test(run)) return { text: run };
    const letter = letters[run.charAt(0)];
    // Five letters of a name or a zone mean something else again.
    if (!letter || (run.length > 4 && 'MLEZXx'.includes(run.charAt(0))))
      throw new Error(`The date pattern ${run} of ${pattern} is not built in local/appsync.`);
    return { letter, width: run.length };
  });
}

function partsOf(milliseconds: number): Parts {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) throw new Error(`${milliseconds} is not a time.`);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    milli: date.getUTCMilliseconds(),
  };
}

function offsetAt(milliseconds: number, timeZone: string): number {
  const names = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(milliseconds);
  return zoneOffset(names.find(({ type }) => type === 'timeZoneName')?.value ?? '');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
