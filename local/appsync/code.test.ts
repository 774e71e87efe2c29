import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadCode, type HandlerContext, type Outcome } from './code';
import { readBundle } from './source';

const run = (body: string, ctx: HandlerContext = {}): Outcome => {
  const { request } = loadCode(`import { util, runtime, extensions } from '@aws-appsync/utils'; ${body}`, 'step');
  if (!request) throw new Error('The code of this test has no request.');
  return request(ctx);
};

const handler = (statements: string, ctx?: HandlerContext) =>
  run(`export function request(ctx) { ${statements} }`, ctx);

const valueOf = (expression: string) => {
  const outcome = handler(`return ${expression};`);
  return outcome.kind === 'returned' ? outcome.value : outcome;
};

const messageOf = (outcome: Outcome) => (outcome.kind === 'failed' ? outcome.error.message : outcome.kind);

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => void vi.restoreAllMocks());

test('a handler returns a value and leaves its stash', () => {
  const outcome = handler('ctx.stash.seen = ctx.args.id; return { id: ctx.arguments.id };', { args: { id: 'a' } });
  expect(outcome).toEqual({ kind: 'returned', value: { id: 'a' }, stash: { seen: 'a' }, appended: [], effects: [] });
});

test('a handler that returns nothing returns null', () => {
  expect(handler('ctx.stash.x = 1;')).toMatchObject({ kind: 'returned', value: null });
});

test('there are arguments and a stash even where a test gives none', () => {
  expect(valueOf('[ctx.args, ctx.stash]')).toEqual([{}, {}]);
});

test.each([
  [`util.error('no')`, { message: 'no', errorType: null, data: null, errorInfo: null }],
  [
    `util.error('no', 'Bad', { a: 1 }, { b: 2 })`,
    { message: 'no', errorType: 'Bad', data: { a: 1 }, errorInfo: { b: 2 } },
  ],
  ['util.unauthorized()', { message: 'Unauthorized', errorType: 'Unauthorized', data: null, errorInfo: null }],
])('%s ends the handler', (call, error) => {
  expect(handler(`ctx.stash.before = 1; ${call}; ctx.stash.after = 1;`)).toEqual({
    kind: 'failed',
    error,
    stash: { before: 1 },
    appended: [],
    effects: [],
  });
});

test.each(['util.error(25)', `util.error('abc', 25)`, 'util.error()', 'util.appendError(25)'])(
  '%s does nothing, as on AppSync',
  (call) => {
    expect(handler(`${call}; return 'went on';`)).toMatchObject({ kind: 'returned', value: 'went on', appended: [] });
  },
);

test('util.appendError keeps the value and adds the error', () => {
  const error = { message: 'half', errorType: 'Partial', data: null, errorInfo: null };
  expect(handler(`util.appendError('half', 'Partial'); return 1;`)).toMatchObject({ value: 1, appended: [error] });
});

test('unauthorized names the field it was called for', () => {
  const outcome = handler('util.unauthorized();', { info: { fieldName: 'item', parentTypeName: 'Query' } });
  expect(messageOf(outcome)).toBe('Not Authorized to access item on type Query');
});

test.each([
  ['runtime.earlyReturn()', { value: null, skipTo: null }],
  ['runtime.earlyReturn({ a: 1 })', { value: { a: 1 }, skipTo: null }],
  [`runtime.earlyReturn(1, { skipTo: 'END' })`, { value: 1, skipTo: 'END' }],
])('%s returns early', (call, early) => {
  expect(handler(`${call}; util.error('too late');`)).toMatchObject({ kind: 'earlyReturn', ...early });
});

test('util, runtime and extensions need no import', () => {
  const { request } = loadCode(`export const request = () => util.error('global');`, 'step');
  expect(request?.({})).toMatchObject({ kind: 'failed', error: { message: 'global' } });
});

test.each([
  ['export function request( {', /^step:1:\d+: /],
  [
    `import { x } from 'lodash'; export const request = () => x;`,
    /^step:1:\d+: Error: APPSYNC_JS cannot import lodash/,
  ],
  ['null.x; export const request = () => 1;', /^step:1:\d+: TypeError: /],
  [`util.error('now'); export const request = () => 1;`, /works within request\(\) and response\(\) only/],
])('the bundle %s is refused when it is loaded', (source, message) => {
  expect(() => loadCode(source, 'step')).toThrow(message);
});

test('a bundle without a handler has none', () => {
  expect(loadCode('export const helper = 1;', 'step')).toEqual({});
});

test('an exception names the source file and line', () => {
  const contents = ['export function request(ctx) {', '  const none = ctx.nothing;', '  return none.id;', '}'].join(
    '\n',
  );
  const { outputFiles } = buildSync({
    stdin: { contents, sourcefile: 'items/Query.item.ts', loader: 'ts', resolveDir: '/' },
    bundle: true,
    write: false,
    format: 'esm',
    sourcemap: 'inline',
    outfile: '/build/item.js',
    absWorkingDir: '/',
  });
  const { request } = loadCode(outputFiles[0]?.text ?? '', 'Query.item');
  expect(request?.({})).toMatchObject({
    error: { errorType: 'Code', message: /^items\/Query\.item\.ts:3:\d+: TypeError: / },
  });
  expect(console.error).toHaveBeenCalledWith(expect.stringContaining('items/Query.item.ts:3'));
});

test('an exception names them too where the source map lies beside the bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quire-bundle-'));
  const outfile = join(folder, 'build/item.js');
  const contents = 'export function request(ctx: any) {\n  return ctx.nothing.id;\n}';
  buildSync({
    stdin: { contents, sourcefile: 'items/Query.item.ts', loader: 'ts', resolveDir: folder },
    bundle: true,
    format: 'esm',
    sourcemap: 'external',
    outfile,
    absWorkingDir: folder,
  });
  expect(readFileSync(outfile, 'utf8')).not.toContain('sourceMappingURL');
  expect(loadCode(readBundle(outfile), 'Query.item').request?.({})).toMatchObject({
    error: { message: /^items\/Query\.item\.ts:2:\d+: TypeError: / },
  });
});

test.each([
  ['util.rds.toJsonObject("")', 'util.rds.toJsonObject is not built in local/appsync.'],
  ['extensions.evictFromApiCache("", "", {})', 'extensions.evictFromApiCache is not built in local/appsync.'],
  ['util.http.addResponseHeader("a", "b")', 'util.http.addResponseHeader is not built in local/appsync.'],
])('%s fails by its name', (call, sentence) => {
  expect(messageOf(handler(`return ${call};`))).toMatch(new RegExp(`^step:1:\\d+: Error: ${sentence}$`));
});

test('what a handler asks of realtime is told beside its value', () => {
  const calls = [
    'extensions.setSubscriptionFilter({ filterGroup: [] })',
    'extensions.setSubscriptionInvalidationFilter({})',
    `extensions.invalidateSubscriptions({ subscriptionField: 'onItem', payload: { id: ctx.args.id } })`,
  ];
  expect(handler(`${calls.join(';')}; return 1;`, { args: { id: 'a' } })).toMatchObject({
    value: 1,
    effects: [
      { kind: 'filter', filter: { filterGroup: [] } },
      { kind: 'invalidationFilter', filter: {} },
      { kind: 'invalidate', subscriptionField: 'onItem', payload: { id: 'a' } },
    ],
  });
});

test('an import that the module does not have fails by its name', () => {
  const outcome = run(
    `import { increase } from '@aws-appsync/utils/dynamodb'; export const request = () => increase(1);`,
  );
  expect(messageOf(outcome)).toContain('@aws-appsync/utils/dynamodb has no export increase.');
});

test.each([
  'process',
  'require',
  'Buffer',
  'fetch',
  'setTimeout',
  'Promise',
  'Map',
  'Set',
  'WeakMap',
  'Proxy',
  'Reflect',
  'Symbol',
  'eval',
  'Function',
  'RegExp',
  'Error',
  'Date',
  'globalThis',
  'structuredClone',
  'WebAssembly',
  'Intl',
])('there is no %s', (name) => {
  const found = loadCode(`export const request = () => typeof ${name};`, 'step').request?.({});
  // The wrapper of a module gives it a require; it reaches @aws-appsync/utils and nothing else.
  expect(found).toMatchObject({ value: name === 'require' ? 'function' : 'undefined' });
});

test.each([
  '[].keys()',
  'Array.from([1])',
  'Object.freeze({})',
  'Object.create({})',
  `'a'.padStart(2)`,
  'Math.random()',
])('%s is not there, as on AppSync', (expression) => {
  expect(messageOf(handler(`return ${expression};`))).toMatch(/is not a function/);
});

test.each([
  ['[...[1, 2]].map((n) => n * 2)', [2, 4]],
  [`Object.entries({ a: 1 }).flat()`, ['a', 1]],
  [`'a-b'.split('-').join('')`, 'ab'],
  ['JSON.parse(JSON.stringify({ a: [1] }))', { a: [1] }],
  ['Math.max(1, 2) + parseInt("3")', 5],
])('%s works', (expression, value) => {
  expect(valueOf(expression)).toEqual(value);
});

test('an item may be kept under the name of a built-in', () => {
  expect(
    valueOf(`(() => { const found = {}; found['constructor'] = 1; found['toString'] = 2; return found; })()`),
  ).toEqual({ constructor: 1, toString: 2 });
});

test('a handler that goes over too much ends in an error', () => {
  const many = { args: { many: Array.from({ length: 5000 }, () => 0) } };
  const each = 'ctx.args.many.forEach(() => ';
  expect(messageOf(handler(`${each.repeat(4)} 0))));`, many))).toContain('Script execution timed out');
});

test.each([
  ['ctx.args.a ?? seen(1)', 'a', [1]],
  ['ctx.args.none ?? seen(1)', 1, [1]],
  ['ctx.args.none ?? ctx.args.nothing ?? seen(2)', 2, [2]],
  ['ctx.args.a ?? (seen(1) ?? seen(2))', 'a', [1, 2]],
  ['(ctx.args.a) /* ?? */ ?? // ??\n ((seen(1), seen(2)))', 'a', [1, 2]],
  ['[ctx.args.a ?? [{ b: seen(1) }], ctx.args.none ?? 3]', ['a', 3], [1]],
  ['ctx.args.none ?? ctx.args.a', 'a', []],
  ['ctx.args.a || seen(1)', 'a', []],
  ['"a ?? seen(1)"', 'a ?? seen(1)', []],
])('%s evaluates the right side of ?? always, as on AppSync', (expression, value, seen) => {
  const statements = `const seen = (n) => { ctx.stash.seen.push(n); return n; }; ctx.stash.seen = []; return ${expression};`;
  expect(handler(statements, { args: { a: 'a' } })).toMatchObject({ kind: 'returned', value, stash: { seen } });
});

test('an error to the right of ?? ends the handler, whatever stands to the left', () => {
  expect(messageOf(handler(`return 1 ?? util.error('none');`))).toBe('none');
  expect(messageOf(handler('return 1 ?? ctx.nothing.id;'))).toMatch(/^step:1:\d+: TypeError: /);
});

test('the log names the code that wrote it', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  handler(`console.log('seen', { a: 1 });`);
  expect(log).toHaveBeenCalledWith('step', 'seen', { a: 1 });
});
