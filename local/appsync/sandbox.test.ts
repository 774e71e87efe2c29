import { parse } from 'acorn';
import { expect, test } from 'vitest';
import { Sandbox } from './sandbox';
import { transformBundle } from './source';

// Code of any syntax, as if nothing had looked at it before.
const load = (source: string) => {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  const { call } = new Sandbox().load(transformBundle(source, program, 'step').code, 'step');
  return (handler: string) => call(handler, { json: '{"args":{},"prev":{}}', info: 'null', sharesResult: false });
};

const request = (statements: string) => load(`export function request(ctx) { ${statements} }`)('request');

const makers = [
  'ctx',
  'ctx.args',
  'util',
  'util.error',
  'console.log',
  'runtime',
  '(() => 1)',
  '(async () => 1)',
  '(function* () {})',
  '(async () => 1)()',
  '[]',
  '""',
  'JSON',
  'util.dynamodb.toMapValues({ a: 1 })',
  'util.autoId()',
];

test.each(makers)('nothing of the host is behind %s', (start) => {
  expect(request(`return ${start}.constructor.constructor('return process')().pid;`)).toMatchObject({
    kind: 'threw',
    message: /Code generation from strings disallowed|is not a function|Cannot read/,
  });
});

test.each([
  [
    'the caught error of a util call',
    `try { util.time.epochMilliSecondsToISO8601(NaN) } catch (e) { return e.constructor.constructor('return process')().pid; }`,
  ],
  [
    'the stack of an error',
    `try { null.x } catch (e) { e.constructor.prepareStackTrace = (_e, frames) => frames; return frames; }`,
  ],
  ['an import of the host', `import('node:fs').then((fs) => fs.readFileSync('/etc/hostname'));`],
  ['the caller of the handler', 'return request.caller.arguments;'],
])('%s leads nowhere', (_name, statements) => {
  expect(request(statements).kind).toBe('threw');
});

test('one call cannot change the built-ins for the next', () => {
  const call = load(
    `export const request = (ctx) => { ctx.__proto__.isAdmin = true; };
     export const response = (ctx) => { ctx.prev.__proto__.isAdmin = true; [].__proto__.map = () => 'mine'; };
     `,
  );
  expect([call('request').kind, call('response').kind]).toEqual(['threw', 'threw']);
});

test('endless recursion ends in an error', () => {
  const call = load('const again = () => again() + util.autoId(); export const request = () => again();');
  expect(call('request')).toMatchObject({ kind: 'threw', message: /Maximum call stack size exceeded/ });
});

test('an endless loop ends in an error', () => {
  expect(() => request('while (true) {}')).toThrow('Script execution timed out');
});

test('the rejection of an async handler ends nothing', async () => {
  const call = load('export async function request(ctx) { return ctx.nothing.id; }');
  expect(call('request')).toMatchObject({ kind: 'threw', message: /APPSYNC_JS has no async functions\./ });
  await new Promise(setImmediate);
});

test('bundles of one sandbox know nothing of each other', () => {
  const sandbox = new Sandbox();
  const [one, other] = ['one', 'other'].map((name) => {
    const source = `const own = { count: 0 }; export const request = () => (own.count += 1, [${name === 'one'}, own.count, typeof shared]);`;
    const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
    return sandbox.load(transformBundle(source, program, name).code, name).call;
  });
  const input = { json: '{"args":{},"prev":{}}', info: 'null', sharesResult: false };
  expect([one, one, other].map((call) => call?.('request', input))).toMatchObject([
    { value: '[true,1,"undefined"]' },
    { value: '[true,2,"undefined"]' },
    { value: '[false,1,"undefined"]' },
  ]);
});
