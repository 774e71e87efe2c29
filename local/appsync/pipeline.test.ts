import { expect, test } from 'vitest';
import { loadHandlers } from './handlers';
import { resolveField, type Around, type Step } from './pipeline';
import type { Answer } from './sources/source';
import type { Effect, ResolverError } from './utils/invocation';

const around = (request: string, response: string): Around => {
  const source = `
    import { util, runtime } from '@aws-appsync/utils';
    export const request = (ctx) => { ${request} };
    export const response = (ctx) => { ${response} };
  `;
  const handlers = loadHandlers(source, 'step');
  if (!handlers.request || !handlers.response) throw new Error('The code of this test lacks a handler.');
  return { request: handlers.request, response: handlers.response };
};

/** Asks a data source that gives the request back, or what the test says. */
const step = (request: string, response: string, answer?: Answer): Step => ({
  ...around(request, response),
  source: { invoke: (asked) => Promise.resolve(answer ?? { result: asked }) },
});

const pipeline = async (outer: Around, ...steps: Step[]) => {
  const appended: ResolverError[] = [];
  const effects: Effect[] = [];
  const listener = {
    appended: (error: ResolverError) => void appended.push(error),
    asked: (effect: Effect) => void effects.push(effect),
  };
  const field = { args: { id: 'a' } };
  const value = await resolveField({ kind: 'pipeline', around: outer, steps }, field, listener).catch(
    (error: Error) => `failed: ${error.message}`,
  );
  return { value, appended, effects };
};

const deaf = { appended: () => undefined, asked: () => undefined };

const unit = (only: Step) => resolveField({ kind: 'unit', step: only }, { args: {} }, deaf);

const plain = around('return 0', 'return ctx.prev.result');
const failing: Answer = { result: { left: 1 }, error: { type: 'DynamoDB:Bad', message: 'no' } };

test('a unit resolver asks its data source and answers with the response', async () => {
  expect(await unit(step('return { n: 1 }', 'return [ctx.result, ctx.prev]'))).toEqual([{ n: 1 }, { result: {} }]);
});

test('each value is the next one’s previous, and the last one answers', async () => {
  const more = step('return ctx.prev.result + 1', 'return ctx.result + ctx.prev.result');
  expect(await pipeline(around('return 1', 'return [ctx.prev.result, ctx.result]'), more, more)).toMatchObject({
    value: [7, 7],
  });
});

test('the stash is one for the whole resolver', async () => {
  const add = (name: string) => step(`ctx.stash.seen.push('${name}')`, 'return null');
  const outer = around('ctx.stash.seen = [ctx.args.id]', 'return ctx.stash.seen');
  expect(await pipeline(outer, add('b'), add('c'))).toMatchObject({ value: ['a', 'b', 'c'] });
});

test.each([
  ['ignored, the field succeeds', 'return "fine"', 'fine'],
  ['looked at, it has type and message', 'return ctx.error', { type: 'DynamoDB:Bad', message: 'no' }],
  ['raised, the field fails', 'util.error(ctx.error.message, ctx.error.type)', 'failed: no'],
  ['there, the result may be too', 'return ctx.result', { left: 1 }],
])('when an error of the data source is %s', async (_name, response, value) => {
  expect(await pipeline(plain, step('return 1', response, failing))).toMatchObject({ value });
});

test('without an error there is no ctx.error', async () => {
  expect(await pipeline(plain, step('return 1', 'return typeof ctx.error'))).toMatchObject({ value: 'undefined' });
});

const marks = (statement: string) => `ctx.stash.ran = (ctx.stash.ran ?? '') + ${statement}`;
const shown = 'return [ctx.stash.ran, ctx.prev.result]';
const second = step(marks('"2"'), `${marks('"r"')}; return ctx.prev.result`);

test.each([
  [
    'in a request skips its source and response',
    step(`${marks('"1"')}; runtime.earlyReturn(5)`, 'util.error("ran")'),
    ['12r', 5],
  ],
  [
    'in a request to the end skips all other steps',
    step(`${marks('"1"')}; runtime.earlyReturn(5, { skipTo: 'END' })`, 'util.error("ran")'),
    ['1', 5],
  ],
  ['in a response is its value', step(marks('"1"'), 'runtime.earlyReturn(6)'), ['12r', 6]],
  [
    'in a response to the end skips all other steps',
    step(marks('"1"'), `runtime.earlyReturn(6, { skipTo: 'END' })`),
    ['1', 6],
  ],
])('an early return %s', async (_name, first, value) => {
  expect(await pipeline(around('', shown), first, second)).toMatchObject({ value });
});

test('an early return ahead of all steps goes to the last response', async () => {
  expect(await pipeline(around('runtime.earlyReturn(5)', shown), second)).toMatchObject({ value: [null, 5] });
});

test('an early return of a unit resolver is its answer', async () => {
  expect(await unit(step('runtime.earlyReturn({ a: 1 })', 'util.error("ran")'))).toEqual({ a: 1 });
});

test('errors that were appended stay, whatever becomes of the field', async () => {
  const warn = step('util.appendError("careful")', 'return 1');
  expect(await pipeline(plain, warn)).toMatchObject({ value: 1, appended: [{ message: 'careful' }] });
  expect(await pipeline(around('', 'util.error("no")'), warn)).toMatchObject({
    value: 'failed: no',
    appended: [{ message: 'careful' }],
  });
});
