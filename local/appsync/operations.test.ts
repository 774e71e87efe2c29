import { buildSchema } from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { operationFinder, type FindOperation } from './operations';

/** Which query texts are kept as they were parsed. */
const schema = buildSchema('type Query { a: Int }');
let find: FindOperation;
beforeEach(() => void (find = operationFinder(schema, true)));

/** A query of so many characters that no other number has. */
const query = (number: number, characters: number) => `{ a${number}: a }`.padEnd(characters);

/** True where a text that is asked for again was not parsed again. */
function isKept(text: string): boolean {
  return find(text, null).document === find(text, null).document;
}

test.each([
  [8192, true],
  [8193, false],
])('a text of %i characters is kept: %s', (characters, kept) => {
  expect(isKept(query(1, characters))).toBe(kept);
});

test('each operation of a text is found by its name, and once', () => {
  const text = 'query One { a } query Two { b: a }';
  const [one, two] = [find(text, 'One'), find(text, 'Two')];
  expect([one.definition.name?.value, two.definition.name?.value]).toEqual(['One', 'Two']);
  expect([find(text, 'One') === one, one.document === two.document]).toEqual([true, true]);
});

test('of all that came, the latest 262,144 characters are kept', () => {
  const texts = Array.from({ length: 33 }, (_, number) => query(number, 8192));
  const documents = texts.slice(0, 32).map((text) => find(text, null).document);
  expect(documents.every((document, number) => find(texts[number] ?? '', null).document === document)).toBe(true);
  find(texts[32] ?? '', null);
  const isStill = (number: number) => find(texts[number] ?? '', null).document === documents[number];
  expect([31, 16, 1].map(isStill)).toEqual([true, true, true]);
  expect(isStill(0)).toBe(false);
});
