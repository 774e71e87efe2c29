import { expect, test } from 'vitest';
import { mostCodesAnHour, mostWrongCodes } from '../../../schema/limits';
import { userCodeAlphabet } from '../../devices/userCodes';
import { newUserCode, symbolsOf } from './userCodes';

const codes = Array.from({ length: 10_000 }, () => newUserCode());
const space = userCodeAlphabet.length ** 8;

const countOf = (symbols: string[]) =>
  [...userCodeAlphabet].map((letter) => symbols.filter((symbol) => symbol === letter).length);

/** How far counts are from even, by Pearson. */
const chiSquare = (counts: number[], expected: number) =>
  counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);

// Of 19 degrees of freedom; an even source is above it once in a million times.
const most = 65;

test('a user code is 8 of 20 consonants (E-01)', () => {
  expect(codes.filter((code) => !/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/.test(code))).toEqual([]);
});

test.each([0, 1, 2, 3, 4, 5, 6, 7])(
  'every symbol is as likely as any other at place %i of 10,000 codes (E-01)',
  (place) => {
    const counts = countOf(codes.map((code) => code.charAt(place)));
    expect(chiSquare(counts, codes.length / userCodeAlphabet.length)).toBeLessThan(most);
  },
);

test('of all bytes there are, each symbol stands for as many as any other (E-01)', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(countOf([...symbolsOf(all)])).toEqual(Array(20).fill(12));
});

test('codes with a bias would be found out (E-01)', () => {
  const biased = countOf(codes.map((code, index) => (index % 20 === 0 ? 'B' : code.charAt(0))));
  expect(chiSquare(biased, codes.length / userCodeAlphabet.length)).toBeGreaterThan(most);
});

/** That at least one of so many guesses hits one of the live codes. */
const chanceOfHit = (guesses: number, live: number, outOf: number) => 1 - (1 - live / outOf) ** guesses;

test('what the chance of a hit is said to be is what guessing comes to, where codes are short enough to try', () => {
  const short = userCodeAlphabet.length ** 2;
  const rounds = 4000;
  const guess = () => newUserCode().slice(0, 2);
  const live = new Set(['BB', 'CD', 'XZ']);
  const hits = Array.from({ length: rounds }, () => Array.from({ length: 10 }, guess).some((code) => live.has(code)));
  const measured = hits.filter(Boolean).length / rounds;
  expect(measured).toBeGreaterThan(chanceOfHit(10, live.size, short) * 0.75);
  expect(measured).toBeLessThan(chanceOfHit(10, live.size, short) * 1.25);
});

const { WRONG, STARTED } = mostCodesAnHour;

test.each([
  // wrong codes within an hour, codes that live, at most
  [mostWrongCodes, 100, 1e-7],
  [mostWrongCodes, 10_000, 1e-5],
  [WRONG.network, 10_000, 2e-4],
  [WRONG.everywhere, 100, 2e-5],
  [WRONG.everywhere, STARTED.everywhere, 1e-3],
])('%i guesses in an hour against %i live codes hardly ever hit one (E-02)', (guesses, live, atMost) => {
  const chance = chanceOfHit(guesses, live, space);
  console.info(
    `${guesses} guesses, ${live} codes alive: a hit within the hour once in ${Math.round(1 / chance)} times`,
  );
  expect(chance).toBeLessThan(atMost);
});

test('without a limit a thousand guesses a second would hit one of a hundred codes within a day', () => {
  expect(chanceOfHit(1000 * 900, 100, space)).toBeGreaterThan(3e-3);
  expect(chanceOfHit(1000 * 86_400, 100, space)).toBeGreaterThan(0.25);
});
