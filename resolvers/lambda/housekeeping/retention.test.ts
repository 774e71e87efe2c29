import { expect, test } from 'vitest';
import { expendable } from './retention';

type Saved = { version: number; createdAt: string };

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
const now = Date.parse('2026-05-01T12:30:00.000Z');
const iso = (time: number) => new Date(time).toISOString();
const ageOf = ({ createdAt }: Saved, at = now) => at - Date.parse(createdAt);
const spanOf = ({ createdAt }: Saved, length: number) => Math.floor(Date.parse(createdAt) / length);

const saved = (...times: number[]): Saved[] =>
  times.map((time, index) => ({ version: index + 1, createdAt: iso(time) }));
const savedAgo = (...ages: number[]) => saved(...ages.map((age) => now - age));

function kept<Version extends Saved>(versions: Version[], at = now): Version[] {
  const gone = new Set(expendable(versions, iso(at)));
  return versions.filter((version) => !gone.has(version));
}

const numbers = (versions: Saved[]) => versions.map(({ version }) => version);
const minute = 60_000;

test.each<[string, Saved[], number[]]>([
  ['the only version, however old', savedAgo(9 * 365 * day), [1]],
  ['every version of the last day', savedAgo(23 * hour, 3 * minute, 2 * minute, minute), [1, 2, 3, 4]],
  [
    'the last of an hour that is two days ago',
    saved(...[1, 20, 59].map((m) => now - 2 * day - 30 * minute + m * minute)),
    [3],
  ],
  ['one of each hour, two days ago', savedAgo(50 * hour, 49 * hour, 48 * hour), [1, 2, 3]],
  ['the last of a day that is two weeks ago', savedAgo(2 * week + 3 * hour, 2 * week + hour, 2 * week), [3]],
  ['one of each day, two weeks ago', savedAgo(16 * day, 15 * day, 14 * day), [1, 2, 3]],
  // 2025-05-01 was a Thursday, and so was the first day of the clock's weeks.
  ['the last of a week that is a year ago', saved(...[0, 1, 6].map((d) => Date.parse('2025-05-01') + d * day)), [3]],
  ['one of each week, a year ago', savedAgo(54 * week, 53 * week, 52 * week), [1, 2, 3]],
])('what stays is %s', (_name, versions, expected) => expect(numbers(kept(versions))).toEqual(expected));

/** The same numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Bursts of saves over two years, as people make them. */
function history(seed: number): Saved[] {
  const random = randomFrom(seed);
  const starts = Array.from({ length: 30 }, () => now - random() ** 3 * 730 * day);
  const times = starts.flatMap((start) =>
    Array.from({ length: 1 + Math.floor(random() * 20) }, () => Math.min(now, start + random() * 3 * hour)),
  );
  return saved(...times.sort((one, other) => one - other));
}

const seeds = Array.from({ length: 50 }, (_value, index) => index + 1);

test.each(seeds)('of history %i nothing goes that is promised to stay', (seed) => {
  const versions = history(seed);
  const left = kept(versions);
  expect(left.at(-1)).toBe(versions.at(-1));
  const promised = [
    { from: 0, length: 1 },
    { from: day, length: hour },
    { from: week, length: day },
    { from: 90 * day, length: week },
  ];
  for (const version of versions) {
    const { length } = promised.filter(({ from }) => ageOf(version) >= from).at(-1) ?? { length: 1 };
    const inSpan = left.filter((other) => spanOf(other, length) === spanOf(version, length));
    expect(inSpan.some((other) => other.version >= version.version)).toBe(true);
  }
});

test.each(seeds)('of history %i no more stays than is promised', (seed) => {
  const left = kept(history(seed));
  const between = (from: number, to: number) => left.filter((version) => ageOf(version) >= from && ageOf(version) < to);
  const spans = (versions: Saved[], length: number) => new Set(versions.map((version) => spanOf(version, length))).size;
  expect(between(day, week)).toHaveLength(spans(between(day, week), hour));
  expect(between(week, 90 * day)).toHaveLength(spans(between(week, 90 * day), day));
  expect(between(90 * day, Infinity)).toHaveLength(spans(between(90 * day, Infinity), week));
});

test.each(seeds)('for history %i it does not matter how often versions were taken out before', (seed) => {
  const versions = history(seed);
  const random = randomFrom(seed);
  const later = now + random() * 200 * day;
  const between = now + random() * (later - now);
  const inSteps = kept(kept(kept(versions), between), later);
  expect(numbers(inSteps)).toEqual(numbers(kept(versions, later)));
});
