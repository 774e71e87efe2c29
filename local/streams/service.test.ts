import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readDeadLetters } from './deadLetters';
import { sequenceNumberOf, type EventRecord } from './record';
import {
  Bed,
  eventually,
  expectBatches,
  failed,
  FakeFunctions,
  mappingTo,
  quickClock,
  succeeded,
} from './testing/streams';

let bed: Bed;

beforeEach(async () => {
  for (const method of ['error', 'warn'] as const) vi.spyOn(console, method).mockReturnValue();
  bed = new Bed();
  await bed.open();
});

afterEach(async () => {
  await bed.close();
  vi.restoreAllMocks();
});

const taking = () => new FakeFunctions(() => succeeded);
/** A function that fails on each batch with this item, `times` times. */
const refusing = (key: string, times = Infinity) => {
  let left = times;
  return new FakeFunctions((keys) => (keys.includes(key) && left-- > 0 ? failed : succeeded));
};
const partly = (key: string, times = Infinity) => {
  let left = times;
  return new FakeFunctions((keys, records) => {
    const items = records.filter((_, index) => keys[index] === key && left-- > 0);
    return { payload: { batchItemFailures: items.map((item) => ({ itemIdentifier: sequenceNumberOf(item) })) } };
  });
};
const partial = { FunctionResponseTypes: ['ReportBatchItemFailures'] };

test("a function is given changes in Lambda's own shape", async () => {
  const functions = taking();
  await bed.put('a');
  await bed.streams(functions, mappingTo('take'));
  await expectBatches(functions, [['a']]);
  expect(functions.calls[0]?.records[0]).toMatchObject({
    eventID: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/local',
    dynamodb: { Keys: { pk: { S: 'a' } }, NewImage: { pk: { S: 'a' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
});

test.each([
  ['in batches of the stated size', { BatchSize: 2 }, [['a', 'b'], ['c']]],
  ['those a filter lets through', { FilterCriteria: { Filters: [{ Pattern: patternOf('b') }] } }, [['b']]],
])('changes arrive in order, %s', async (_name, properties, batches) => {
  const functions = taking();
  await bed.put('a', 'b', 'c');
  await bed.streams(functions, mappingTo('take', properties));
  await expectBatches(functions, batches);
});

function patternOf(key: string): string {
  return JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [key] } } } });
}

test('a batching window gathers changes that come one after the other', async () => {
  const functions = taking();
  await bed.streams(functions, mappingTo('take', { MaximumBatchingWindowInSeconds: 300, BatchSize: 3 }));
  for (const key of ['a', 'b', 'c']) await bed.put(key);
  await expectBatches(functions, [['a', 'b', 'c']]);
});

test('LATEST leaves out what was there before, and nothing after the first start', async () => {
  await bed.put('before');
  const mapping = mappingTo('take', { StartingPosition: 'LATEST' });
  const first = await bed.streams(taking(), mapping);
  await first.close();
  await bed.put('between');
  const functions = taking();
  await bed.streams(functions, mapping);
  await expectBatches(functions, [['between']]);
});

const refusals: [string, FakeFunctions, object, string[][]][] = [
  [
    'a failed batch is sent again, before what follows',
    refusing('a', 2),
    { BatchSize: 2 },
    [['a', 'b'], ['a', 'b'], ['a', 'b'], ['c']],
  ],
  [
    'only what follows the first failed item is sent again',
    partly('b', 1),
    partial,
    [
      ['a', 'b', 'c'],
      ['b', 'c'],
    ],
  ],
  [
    'a batch is split until the bad change stands alone',
    refusing('c', 3),
    { BisectBatchOnFunctionError: true },
    [['a', 'b', 'c'], ['a', 'b'], ['c'], ['c'], ['c']],
  ],
  [
    'two changes are split as well',
    refusing('b', 3),
    { BisectBatchOnFunctionError: true },
    [['a', 'b', 'c'], ['a', 'b'], ['a'], ['b'], ['b'], ['c']],
  ],
];

test.each(refusals)('%s', async (_name, functions, properties, batches) => {
  await bed.put('a', 'b', 'c');
  await bed.streams(functions, mappingTo('take', { ...properties }));
  await expectBatches(functions, batches);
  expect(readDeadLetters(bed.folder)).toEqual([]);
});

const losses: [string, FakeFunctions, object, string[], string[][]][] = [
  ['a batch', refusing('b'), {}, ['a', 'b', 'c'], [...Array<string[]>(3).fill(['a', 'b', 'c']), ['d']]],
  [
    'an item and what follows it',
    partly('b'),
    partial,
    ['b', 'c'],
    [['a', 'b', 'c'], ...Array<string[]>(3).fill(['b', 'c']), ['d']],
  ],
  [
    'a change alone',
    refusing('c'),
    { BisectBatchOnFunctionError: true },
    ['c'],
    [['a', 'b', 'c'], ['a', 'b'], ['c'], ['c'], ['c'], ['d']],
  ],
];

test.each(losses)(
  '%s that fails for good is among the dead letters',
  async (_name, functions, given, keys, batches) => {
    await bed.put('a', 'b', 'c');
    await bed.streams(functions, mappingTo('take', { MaximumRetryAttempts: 2, ...given }));
    await eventually(() => expect(readDeadLetters(bed.folder)).toHaveLength(1));
    await bed.put('d');
    await expectBatches(functions, batches);
    expect(readDeadLetters(bed.folder)).toMatchObject([
      { mapping: 'takeMapping', reason: 'RetryAttemptsExhausted', batch: { endSequenceNumber: '3' } },
    ]);
    expect(readDeadLetters(bed.folder)[0]?.keys).toEqual(keys.map((key) => ({ pk: { S: key } })));
  },
);

test('changes that are too old are given up', async () => {
  const functions = refusing('a');
  await bed.put('a');
  await bed.streams(functions, mappingTo('take', { MaximumRecordAgeInSeconds: 60 }));
  await eventually(() => expect(readDeadLetters(bed.folder)).toMatchObject([{ reason: 'RecordAgeExceeded' }]));
});

test('the waits between retries grow, up to ten seconds', async () => {
  const clock = quickClock();
  const functions = refusing('a', 9);
  await bed.put('a');
  await bed.streams(functions, mappingTo('take'), clock);
  await eventually(() => expect(functions.calls).toHaveLength(10));
  const waits = clock.waits.slice(0, 9);
  expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
});

test('two mappings of one stream do not wait for each other', async () => {
  const functions = new FakeFunctions(() => succeeded);
  const stuck = new FakeFunctions(() => failed);
  const both = {
    invoke: (name: string, payload: unknown) => (name === 'stuck' ? stuck : functions).invoke(name, payload),
    close: () => Promise.resolve(),
  };
  await bed.put('a');
  await bed.streams(both, [...mappingTo('stuck'), ...mappingTo('take')]);
  await expectBatches(functions, [['a']]);
  await bed.put('b');
  await expectBatches(functions, [['a'], ['b']]);
  expect(new Set(stuck.batches().flat())).toEqual(new Set(['a']));
});

test('what was not acknowledged comes again after a restart, and nothing else', async () => {
  const mapping = mappingTo('take', { BatchSize: 1 });
  const stuck = refusing('b');
  await bed.put('a', 'b', 'c');
  const first = await bed.streams(stuck, mapping);
  await eventually(() => expect(stuck.calls.length).toBeGreaterThan(1));
  await first.close();
  const functions = taking();
  await bed.streams(functions, mapping);
  await expectBatches(functions, [['b'], ['c']]);
});

test('the answer to a call that was cut short counts for nothing', async () => {
  const hang: ((outcome: typeof succeeded) => void)[] = [];
  const slow = new FakeFunctions(() => new Promise((resolve) => hang.push(resolve)));
  await bed.put('a');
  const first = await bed.streams(slow, mappingTo('take'));
  await eventually(() => expect(hang).toHaveLength(1));
  const closed = first.close();
  hang[0]?.(succeeded);
  await closed;
  const functions = taking();
  await bed.streams(functions, mappingTo('take'));
  await expectBatches(functions, [['a']]);
});

test('an engine that is away for a moment is waited for', async () => {
  const functions = taking();
  await bed.streams(functions, mappingTo('take'));
  await bed.put('a');
  await expectBatches(functions, [['a']]);
  await bed.stopEngine();
  await bed.startEngine();
  await bed.put('b');
  await expectBatches(functions, [['a'], ['b']]);
});

test('a change keeps its id when it is delivered again', async () => {
  const functions = refusing('a', 1);
  await bed.put('a');
  await bed.streams(functions, mappingTo('take'));
  await eventually(() => expect(functions.calls).toHaveLength(2));
  const ids = functions.calls.flatMap(({ records }) => records.map(({ eventID }: EventRecord) => eventID));
  expect(new Set(ids).size).toBe(1);
});
