import { parse } from 'acorn';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { commonJsEdits } from './commonJs';
import { edited } from './edits';

const modules: Record<string, object> = { tools: { one: 1, 'a name': 2, default: 3 } };

function transformed(source: string) {
  return edited(source, commonJsEdits(source, parse(source, { ecmaVersion: 'latest', sourceType: 'module' })));
}

/** What a module exports, once it is CommonJS. */
function exportsOf(source: string): unknown {
  const exports = {};
  runInNewContext(transformed(source).code, { exports, require: (name: string) => modules[name] });
  return { ...exports };
}

test.each([
  ['export const a = 1, b = 2;', { a: 1, b: 2 }],
  ['export let { a, b: { c = 2 }, ...rest } = { a: 1, b: {}, d: 3 };', { a: 1, c: 2, rest: { d: 3 } }],
  ['export const [a, , [b]] = [1, 2, [3]];', { a: 1, b: 3 }],
  ['const a = 1; export { a as b, a as "c d" };', { b: 1, 'c d': 1 }],
  ['export default 1 + 1;', { default: 2 }],
  [`import { one as a } from 'tools'; export { a };`, { a: 1 }],
  [`import { 'a name' as a } from 'tools'; export { a };`, { a: 2 }],
  [`import a, { one } from 'tools'; export { a, one };`, { a: 3, one: 1 }],
  [`import a, * as all from 'tools'; export const both = [a, all.one];`, { both: [3, 1] }],
  [`import 'tools'; export const a = 1;`, { a: 1 }],
  [`export { one as a } from 'tools';`, { a: 1 }],
  [`export * from 'tools';`, modules.tools],
])('%s', (source, expected) => {
  expect(exportsOf(source)).toEqual(expected);
});

test('what a function exports is what it was made for', () => {
  expect(exportsOf('export function request() { return 1; }')).toEqual({ request: expect.any(Function) as unknown });
});

test('lines stay what they were, and each place is found again', () => {
  const source = `import {\n  one,\n} from 'tools';\nexport const a =\n  one.none.x;\n`;
  const { code, offsetOf } = transformed(source);
  expect(code.split('\n').indexOf('  one.none.x;')).toBe(4);
  expect(offsetOf(code.indexOf('none.x'))).toBe(source.indexOf('none.x'));
  expect(offsetOf(code.indexOf('require'))).toBe(0);
});
