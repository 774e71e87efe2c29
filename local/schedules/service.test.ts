import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { systemClock, type Clock } from '../shared/clock';
import type { Cloud, Service } from '../shared/cloud';
import type { Functions } from '../lambda/functions';
import type { Invocation } from '../lambda/invocation';
import type { Json, Resource } from '../template/template';
import { rulesOf } from './rule';
import { runRule } from './run';
import { startSchedules } from './service';

let folder: string;
let services: Service[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-schedules-'));
  services = [];
});

afterEach(async () => {
  for (const service of services) await service.close();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const begin = Date.parse('2026-03-01T10:00:00Z');
const minute = 60_000;

function cloudWith(...rules: Record<string, Json>[]): Cloud {
  const nowhere = 'http://127.0.0.1:9';
  const properties = { Arn: 'arn:rule', ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: 'arn:tidy', Id: '0' }] };
  const resources: Resource[] = [
    { logicalId: 'Tidy', type: 'AWS::Lambda::Function', properties: { FunctionName: 'tidy', Arn: 'arn:tidy' } },
    ...rules.map((rule, index) => ({
      logicalId: `Rule${index || ''}`,
      type: 'AWS::Events::Rule',
      properties: { ...properties, ...rule },
    })),
  ];
  return {
    template: { resources, assets: {} },
    endpoints: {
      web: nowhere,
      graphql: nowhere,
      realtime: nowhere,
      s3: nowhere,
      auth: nowhere,
      dynamodb: nowhere,
      signedDynamodb: nowhere,
    },
    region: 'us-east-1',
    accountId: '000000000000',
    dataDirectory: folder,
    adminSecret: 'admin',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
  };
}

/** A clock that stands still until it is moved; sleepers poll it. */
class HandClock implements Clock {
  time = begin;

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    const until = this.time + milliseconds;
    while (this.time < until && !signal.aborted) await systemClock.sleep(1, signal);
  }
}

/** Functions that record what they are called with. */
function recording(answer: () => Promise<Invocation> = () => Promise.resolve({ payload: null })) {
  const payloads: unknown[] = [];
  const functions: Functions = {
    invoke(_name, payload) {
      payloads.push(payload);
      return answer();
    },
    close: () => Promise.resolve(),
  };
  return { functions, payloads };
}

async function run(functions: Functions, clock: Clock, ...rules: Record<string, Json>[]): Promise<Service> {
  const service = await startSchedules(cloudWith(...rules), functions, clock);
  services.push(service);
  return service;
}

const eventually = (expectation: () => void) => vi.waitFor(expectation, { timeout: 5000, interval: 2 });

/** Moves the clock a minute at a time and lets each run finish. */
async function pass(clock: HandClock, payloads: unknown[], runs: number) {
  const before = payloads.length;
  for (let count = 1; count <= runs; count++) {
    clock.time += minute;
    await eventually(() => expect(payloads).toHaveLength(before + count));
  }
}

test("a rule calls its function at every tick, with EventBridge's own event", async () => {
  const { functions, payloads } = recording();
  const clock = new HandClock();
  await run(functions, clock, {});
  await pass(clock, payloads, 2);
  expect(payloads[0]).toMatchObject({
    version: '0',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: '2026-03-01T10:01:00Z',
    region: 'us-east-1',
    resources: ['arn:rule'],
    detail: {},
  });
});

test("a target's own input takes the event's place", async () => {
  const { functions, payloads } = recording();
  const cloud = cloudWith({ Targets: [{ Arn: 'arn:tidy', Id: '0', Input: '{"deep":true}' }] });
  await runRule('Rule', { cloud, functions, dueAt: Date.now() });
  expect(payloads).toEqual([{ deep: true }]);
});

test('a rule that still runs is not started again, and holds up no other', async () => {
  const calls: unknown[] = [];
  const closing = new EventEmitter();
  const functions: Functions = {
    async invoke(_name, payload) {
      calls.push(payload);
      if (payload === 'slow') await once(closing, 'close');
      return { payload: null };
    },
    async close() {
      await Promise.resolve(closing.emit('close'));
    },
  };
  const clock = new HandClock();
  const calling = (input: string) => ({ Targets: [{ Arn: 'arn:tidy', Id: '0', Input: JSON.stringify(input) }] });
  services.push(await startSchedules(cloudWith(calling('slow'), calling('quick')), functions, clock));
  for (let tick = 1; tick <= 3; tick++) {
    clock.time += minute;
    await eventually(() => expect(calls.filter((call) => call === 'quick')).toHaveLength(tick));
  }
  expect(calls.filter((call) => call === 'slow')).toHaveLength(1);
});

test('a function that fails is named, and called again at the next tick', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const error = { errorType: 'Error', errorMessage: 'no' };
  const { functions, payloads } = recording(() => Promise.resolve({ error }));
  const clock = new HandClock();
  await run(functions, clock, {});
  await pass(clock, payloads, 2);
  expect(log).toHaveBeenCalledWith(expect.stringContaining('arn:tidy'));
});

test('a run that was missed while nothing ran is made up for once', async () => {
  const { functions, payloads } = recording();
  const clock = new HandClock();
  const first = await run(functions, clock, { ScheduleExpression: 'rate(1 day)' });
  await first.close();
  clock.time += 10 * 24 * 60 * minute;
  await run(functions, clock, { ScheduleExpression: 'rate(1 day)' });
  await eventually(() => expect(payloads).toHaveLength(1));
  expect(payloads).toHaveLength(1);
});

test('a rule that is switched off does nothing', () => {
  expect(rulesOf(cloudWith({ State: 'DISABLED' }).template)).toEqual([]);
});

test.each([
  ['an unknown target', { Targets: [{ Arn: 'arn:queue', Id: '0' }] }, 'arn:queue'],
  ['an unknown schedule', { ScheduleExpression: 'at(noon)' }, 'at(noon)'],
  ['a transformer', { Targets: [{ Arn: 'arn:tidy', Id: '0', InputTransformer: {} }] }, 'InputTransformer'],
])('%s is named with its rule', (_name, rule, words) => {
  expect(() => rulesOf(cloudWith(rule).template)).toThrow(/^The rule Rule cannot run: /);
  expect(() => rulesOf(cloudWith(rule).template)).toThrow(words);
});

test('a rule the template does not have cannot be run', async () => {
  await expect(runRule('Other', { cloud: cloudWith({}), functions: recording().functions, dueAt: 0 })).rejects.toThrow(
    'Other',
  );
});
