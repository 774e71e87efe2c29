import { expect, test } from 'vitest';
import type { Invocation } from '../../lambda/invocation';
import { lambdaSource } from './lambda';

const calling = (answer: Invocation) => {
  const calls: [string, unknown][] = [];
  const functions = {
    invoke: (name: string, payload: unknown) => {
      calls.push([name, payload]);
      return Promise.resolve(answer);
    },
    close: () => Promise.resolve(),
  };
  return { calls, source: lambdaSource(functions, 'arn:fn') };
};

test('the function gets the payload, and its answer is the result', async () => {
  const { calls, source } = calling({ payload: { n: 1 } });
  expect(await source.invoke({ operation: 'Invoke', payload: { a: 1 } })).toEqual({ result: { n: 1 } });
  expect(calls).toEqual([['arn:fn', { a: 1 }]]);
});

test('every error of a function is Lambda:Unhandled, with its message', async () => {
  const { source } = calling({ error: { errorType: 'TypeError', errorMessage: 'no' } });
  expect(await source.invoke({ operation: 'Invoke', payload: null })).toEqual({
    result: null,
    error: { type: 'Lambda:Unhandled', message: 'no' },
  });
});

test('an event is sent and not waited for', async () => {
  const { calls, source } = calling({ payload: 'late' });
  expect(await source.invoke({ operation: 'Invoke', invocationType: 'Event', payload: 1 })).toEqual({ result: null });
  expect(calls).toHaveLength(1);
});

test.each([
  [{ operation: 'BatchInvoke', payload: [] }, 'BatchInvoke is not built in local/appsync.'],
  [{ payload: 1 }, "Value for field '$[operation]' not found."],
  [{ operation: 'Invoke', body: 1 }, "Unsupported element '$[body]'."],
])('the request %j is refused', async (request, message) => {
  await expect(calling({ payload: 1 }).source.invoke(request)).rejects.toMatchObject({
    errorType: 'MappingTemplate',
    message,
  });
});
