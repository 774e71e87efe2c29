import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Cloud } from '../cloud';
import { startFunctions, type Functions } from './functions';

const source = `
await new Promise((resolve) => setTimeout(resolve, Number(process.env.START_MS ?? 0)));
let calls = 0;
export async function handler(event) {
  if (event.sleep) await new Promise(() => setInterval(() => {}, 1000));
  if (event.fail) throw new TypeError(event.fail);
  if (event.exit) process.exit(3);
  if (event.stray) setTimeout(() => { throw new Error('stray'); });
  if (event.stray) await new Promise(() => {});
  if (event.slow) await new Promise((resolve) => setTimeout(resolve, 300));
  calls += 1;
  return { event, calls, greeting: process.env.GREETING, path: process.env.PATH, region: process.env.AWS_REGION, u: undefined };
}`;

let folder: string;
let functions: Functions;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-lambda-'));
  mkdirSync(join(folder, 'code'));
  writeFileSync(join(folder, 'code/index.mjs'), source);
  functions = startFunctions(cloudWith({ GREETING: 'hello' }));
});

afterAll(async () => {
  await functions.close();
  rmSync(folder, { recursive: true });
});

function cloudWith(variables: Record<string, string>): Cloud {
  const properties = {
    ...{ FunctionName: 'greet', Arn: 'arn:greet', Code: { S3Key: 'code.zip' }, Handler: 'index.handler', Timeout: 1 },
    Environment: { Variables: variables },
  };
  return {
    template: {
      resources: [{ logicalId: 'Greet', type: 'AWS::Lambda::Function', properties }],
      assets: { 'code.zip': join(folder, 'code') },
    },
    endpoints: {
      web: '',
      graphql: '',
      realtime: '',
      s3: 'http://127.0.0.1:1',
      auth: '',
      dynamodb: 'http://127.0.0.1:2',
      signedDynamodb: 'http://127.0.0.1:2',
    },
    ...{ region: 'us-east-1', accountId: '0', dataDirectory: folder, adminSecret: 'x' },
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
  };
}

test.each(['greet', 'arn:greet'])('%s is called with its own environment and none of ours', async (name) => {
  const outcome = await functions.invoke(name, { x: 1 });
  expect(outcome).toMatchObject({ payload: { event: { x: 1 }, greeting: 'hello', region: 'us-east-1' } });
  expect(outcome).not.toHaveProperty('payload.path');
});

test('a function keeps its memory between calls, as a warm one does', async () => {
  const counts = [await functions.invoke('greet', {}), await functions.invoke('greet', {})].map(
    (outcome) => (outcome as { payload: { calls: number } }).payload.calls,
  );
  expect((counts[1] ?? 0) - (counts[0] ?? 0)).toBe(1);
});

test.each([
  ['an error', { fail: 'no such thing' }, { errorType: 'TypeError', errorMessage: 'no such thing' }],
  ['an exit', { exit: true }, { errorType: 'Runtime.ExitError' }],
  ['an endless wait', { sleep: true }, { errorType: 'Sandbox.Timedout' }],
])('%s is an answer, and the next call works', async (_name, event, error) => {
  expect(await functions.invoke('greet', event)).toMatchObject({ error });
  expect(await functions.invoke('greet', {})).toHaveProperty('payload');
});

test('how long a function takes to start is none of the time of its call', async () => {
  const slow = startFunctions(cloudWith({ START_MS: '1100' }));
  onTestFinished(() => slow.close());
  expect(await slow.invoke('greet', {})).toHaveProperty('payload');
});

test('the end of a thread does not fail the calls of the one after it', async () => {
  for (let round = 0; round < 3; round++) {
    expect(await functions.invoke('greet', { stray: true })).toMatchObject({
      error: { errorType: 'Runtime.ExitError' },
    });
    expect(await functions.invoke('greet', { slow: true })).toHaveProperty('payload');
  }
});

test('a function the template does not have is named', () => {
  expect(() => functions.invoke('missing', {})).toThrow('missing');
});
