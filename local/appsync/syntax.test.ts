import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { requireSyntax } from './syntax';

const check = (statements: string) => () =>
  requireSyntax(`import { util } from '@aws-appsync/utils';\nexport function request(ctx) {\n${statements}\n}`, 'step');

test.each([
  ['async', 'const f = async () => 1;'],
  ['async', 'async function f() {}'],
  ['class', 'class A {}'],
  ['class', 'return class {};'],
  ['this', 'return this;'],
  ['generators', 'function* f() {}'],
  ['generators', 'return { *f() {} };'],
  ['try', 'try { ctx.x(); } catch { return 1; }'],
  ['try', 'try { ctx.x(); } finally { ctx.y(); }'],
  ['throw', `throw 'no';`],
  ['for (;;)', 'for (let i = 0; i < 3; i += 1) {}'],
  ['while', 'while (ctx.x) {}'],
  ['do', 'do {} while (ctx.x);'],
  ['continue', 'for (const x of ctx.xs) { continue; }'],
  ['labels', 'outer: for (const x of ctx.xs) { break outer; }'],
  ['operator ++', 'ctx.stash.n++;'],
  ['operator --', '--ctx.stash.n;'],
  ['operator ~', 'return ~ctx.args.n;'],
  ['operator in', `return 'id' in ctx.args;`],
  ['operator instanceof', 'return ctx.args instanceof Object;'],
  ['operator **', 'return ctx.args.n ** 2;'],
  ['operator **=', 'ctx.stash.n **= 2;'],
  ['operator ??=', 'ctx.stash.n ??= 2;'],
  ['regular expressions', 'return ctx.args.id.replace(/a/g, "b");'],
  ['new', 'return new Object();'],
  ['BigInt', 'return 1n;'],
  ['import()', `return import('x');`],
  ['.call(), .apply() or .bind()', 'return util.autoId.call(null);'],
  ['.call(), .apply() or .bind()', 'return util.autoId?.apply(null, []);'],
  ['.call(), .apply() or .bind()', `return util.autoId['bind'](null);`],
  ['functions passed as values', 'return ctx.args.ids.sort((a, b) => a - b);'],
  ['functions passed as values', 'const f = () => 1; return util.str.normalize(f);'],
  ['functions passed as values', 'const run = (f) => f(); return run(function () { return 1; });'],
  ['functions passed as values', 'const f = () => 1; const run = (g) => g(); return run(ctx.x ? f : null);'],
  ['functions under a second name', 'const f = () => 1; const g = f;'],
  ['functions under a second name', 'function f() {} const g = ctx.x || f;'],
  ['assignment of functions', 'let f = () => 1; f = null;'],
  ['assignment of functions', 'let f; f = () => 1;'],
  ['assignment of functions', 'ctx.stash.f = function () {};'],
  ['functions returned', 'return () => 1;'],
  ['functions returned', 'const f = () => () => 1;'],
  ['functions returned', 'if (ctx.x) { const f = () => 1; return f; }'],
  ['recursion', 'const f = (n) => f(n - 1); return f(1);'],
  ['recursion', 'function f(n) { return g(n); } function g(n) { return f(n); } return g(1);'],
  ['recursion', 'const f = (tree) => tree.map((one) => f(one)); return f([]);'],
  ['recursion', 'const f = (tree) => tree.map(f); return f([]);'],
  ['recursion', 'return request(ctx);'],
])('%s is refused in %s', (form, statements) => {
  expect(check(statements)).toThrow(`: The code contains one or more errors: APPSYNC_JS has no ${form}.`);
  expect(check(statements)).toThrow(/^step:3:\d+: /);
});

test.each([
  ['export async function request(ctx) { await ctx; }', 'async'],
  ['await null;', 'await'],
  ['for await (const x of []) {}', 'await'],
  ['export const request = function* () { yield 1; };', 'generators'],
])('at the top of a module, %s is refused', (source, form) => {
  expect(() => requireSyntax(source, 'step')).toThrow(`step:1:`);
  expect(() => requireSyntax(source, 'step')).toThrow(`APPSYNC_JS has no ${form}.`);
});

test.each([
  'for (const x of ctx.args.xs) { if (x) break; }',
  'for (const key in ctx.args) { ctx.stash[key] = 1; }',
  'switch (ctx.args.kind) { case 1: return 1; default: return 2; }',
  'const { a = 1, ...rest } = ctx.args; return [...rest.b, { ...rest }, a];',
  'let n = 0; n += 1; n -= ctx.args.n; return -n % 2;',
  'return `${ctx.args?.a ?? 1}${void 0}${typeof ctx.args.b}`;',
  'return ctx.args.xs.map((x) => x.id).filter((id) => !!id).reduce((sum, id) => sum + id, 0);',
  'const idOf = (x) => x.id; return ctx.args.xs.map(idOf);',
  'function f(x) { return x; } const g = (x) => f(f(x)); return g(f(1));',
  'const f = () => 1; const inner = (f) => f; return inner(2);',
  'const f = () => 1; if (ctx.x) { const f = 2; return f; } return f();',
  'const f = () => 1; for (const f of ctx.xs) { return f; }',
  'const { call, apply } = ctx.args; return [call, apply, ctx.args.bind];',
  'return { in: 1, this: 2, new: 3, text: "while (true) i++ /* in */" };',
])('%s is taken', (statements) => {
  expect(check(statements)).not.toThrow();
});

test('a form is named with the line of the source file', () => {
  const contents = ['export function request(ctx) {', '  const { n } = ctx.args;', '  return n ** 2;', '}'].join('\n');
  const { outputFiles } = buildSync({
    stdin: { contents: `import './other';\n${contents}`, sourcefile: 'items/Query.item.ts', loader: 'ts' },
    bundle: true,
    external: ['./other'],
    write: false,
    format: 'esm',
    sourcemap: 'inline',
    target: 'esnext',
    outfile: '/build/item.js',
    absWorkingDir: '/',
  });
  expect(() => requireSyntax(outputFiles[0]?.text ?? '', 'Query.item')).toThrow(
    'items/Query.item.ts:4:10: The code contains one or more errors: APPSYNC_JS has no operator **.',
  );
});
