import { describe, expect, test } from 'vitest';
import { mutantsOf } from './mutants';

const changesOf = (source: string, file = 'local/a.ts') => mutantsOf(file, source).map(({ change }) => change);

describe('what is mutated', () => {
  test.each([
    ['a condition', 'if (a) b(); else c();', 'a -> !(a)'],
    ['a guard', 'if (late) return;', 'if (late) return; -> removed'],
    ['a negation', 'const a = !b;', '!b -> b'],
    ['and', 'const a = b && c;', 'b && c -> b || c'],
    ['a comparison', 'const a = b < c;', 'b < c -> b <= c'],
    ['equality', 'const a = b === c;', 'b === c -> b !== c'],
    ['a sum', 'total += size;', 'total += size -> total -= size'],
    ['a default', 'const a = b ?? c;', 'b ?? c -> b'],
    ['a ternary', "const a = b ? 'yes' : 'no';", "b ? 'yes' : 'no' -> b ? 'no' : 'yes'"],
    ['a call', 'save(file);', 'save(file); -> removed'],
    ['a body', 'function a() { b(); c(); }', 'function a() { b(); c(); } -> does nothing'],
    ['a last argument', 'const a = b(c, d);', 'd -> removed'],
    ['an element', "const a = ['b', 'c'];", "'b' -> removed"],
    ['a property', 'const a = { b, c: d };', 'c: d -> removed'],
    ['two sentences', "const a = { b: 'Here.', c: 'Gone.' };", "'Here.', c: 'Gone.' -> 'Gone.', c: 'Here.'"],
    ['a number', 'const a = 1_000;', 'a = 1_000 -> a = 1001'],
    ['a truth', 'const a = true;', 'a = true -> a = false'],
    ['an await', 'const a = await b;', 'await b -> b'],
  ])('%s', (_, source, change) => expect(changesOf(source)).toContain(change));
});

describe('what is left alone', () => {
  test.each([
    ['types', "type A = { b: 'c' | 1 }; interface D { e: true }", 'local/a.ts'],
    ['imports and exports', "import { a } from 'b'; export { c } from 'd';", 'local/a.ts'],
    ['what is written to a log', "console.log('a', 1); log.info('b', { c: 2 });", 'local/a.ts'],
    ['looks', 'const a = <p className={b ? 1 : 2} title="c" hidden>d</p>;', 'web/a.tsx'],
    ['an await that lint asks for', 'await a', 'local/a.ts'],
  ])('%s', (_, source, file) =>
    expect(changesOf(source, file).filter((one) => !/^await a -> rem/.test(one))).toEqual([]),
  );
});

test('a mutant is the source with one change, and says where', () => {
  const [mutant] = mutantsOf('local/a.ts', 'const a = b;\nif (a === c) done();\n');
  expect(mutant).toMatchObject({ line: 2, text: 'const a = b;\nif (!(a === c)) done();\n' });
});

test('lines that come above a mutant leave its name as it was, so that what was judged stays judged', () => {
  const source = 'const a = b ? c : d;';
  expect(changesOf(`// why\n\n${source}`)).toEqual(changesOf(source));
});

test('every mutant differs from the source', () => {
  const source =
    "function a(b: number[]) { if (!b.length) return { c: 'd', e: 'f' }; save(b, [1, 2]); return b[0] ?? 3; }";
  const texts = mutantsOf('local/a.ts', source).map(({ text }) => text);
  expect(new Set([source, ...texts]).size).toBe(texts.length + 1);
});
