import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Cloud } from '../shared/cloud';
import { startFunctions, type Functions } from './functions';

const source = `
import { writeFileSync } from 'node:fs';
await new Promise((resolve) => setTimeout(resolve, Number(process.env.START_MS ?? 0)));
let calls = 0;
export async function handler(event) {
  if (event.beat) setInterval(() => writeFileSync(event.beat, String(Date.now())), 10);
  if (event.sleep) await new Promise(() => setInterval(() => {}, 1000));
  if (event.fail) throw new TypeError(event.fail);
  if (event.spin) for (;;) {}
  if (event.grow) for (const kept = []; ; ) kept.push(new Array(100_000).fill(event));
  if (event.reject) { void Promise.reject(new Error('nobody')); await new Promise(() => {}); }
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
    FunctionName: 'greet',
    Arn: 'arn:greet',
    Code: { S3Key: 'code.zip' },
    Handler: 'index.handler',
    Timeout: 1,
    MemorySize: 32,
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
    region: 'us-east-1',
    accountId: '0',
    dataDirectory: folder,
    adminSecret: 'x',
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
  ['a rejection that nobody takes', { reject: true }, { errorType: 'Runtime.ExitError' }],
  [
    'more memory than the function has',
    { grow: true },
    { errorType: expect.stringMatching(/ExitError|Timedout/) as string },
  ],
  ['an endless loop', { spin: true }, { errorType: 'Sandbox.Timedout' }],
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

test('a call that ran out of time is ended with all it had begun', async () => {
  const beat = join(folder, 'beat');
  expect(await functions.invoke('greet', { beat, sleep: true })).toMatchObject({ error: {} });
  // A new thread answers this call, so the old one has been ended by then.
  await functions.invoke('greet', {});
  const last = () => readFileSync(beat, 'utf8');
  await vi.waitFor(async () => {
    const before = last();
    await functions.invoke('greet', { slow: true });
    expect(last()).toBe(before);
  }, 10_000);
});

test('calls that wait behind one that ran out of time are answered', async () => {
  const stuck = functions.invoke('greet', { spin: true });
  const behind = [1, 2, 3].map((x) => functions.invoke('greet', { x }));
  expect(await stuck).toMatchObject({ error: { errorType: 'Sandbox.Timedout' } });
  expect(await Promise.all(behind)).toMatchObject([1, 2, 3].map((x) => ({ payload: { event: { x } } })));
});

test('calls beside one that ran out of time go on', async () => {
  const stuck = functions.invoke('greet', { sleep: true });
  await functions.invoke('greet', { slow: true });
  await functions.invoke('greet', { slow: true });
  const beside = functions.invoke('greet', { slow: true, x: 1 });
  expect(await stuck).toMatchObject({ error: { errorType: 'Sandbox.Timedout' } });
  expect(await beside).toMatchObject({ payload: { event: { x: 1 } } });
});

test('a function the template does not have is named', () => {
  expect(() => functions.invoke('missing', {})).toThrow('missing');
});
