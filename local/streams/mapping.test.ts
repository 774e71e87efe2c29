import { afterEach, expect, test, vi } from 'vitest';
import { mappingsOf } from './mapping';
import { cloudOfResources, mappingTo } from './testing/streams';

afterEach(() => void vi.restoreAllMocks());

const mappings = (properties: Parameters<typeof mappingTo>[1]) =>
  mappingsOf(cloudOfResources(mappingTo('take', properties)).template);
const stream = (table: string) => `arn:aws:dynamodb:us-east-1:000000000000:table/${table}/stream/local`;

test("what a mapping leaves out has Lambda's defaults", () => {
  expect(mappings({})).toMatchObject([
    { batchSize: 100, windowMilliseconds: 0, retries: Infinity, recordAgeMilliseconds: Infinity, isBisecting: false },
  ]);
});

test.each([
  ['a function', { FunctionName: 'other' }, 'no Lambda function other'],
  ['a table', { EventSourceArn: stream('others') }, 'no table others'],
  ['a position', { StartingPosition: 'AT_TIMESTAMP' }, 'AT_TIMESTAMP'],
  ['an operator', { FilterCriteria: { Filters: [{ Pattern: '{"a":[{"wildcard":"*"}]}' }] } }, 'wildcard'],
  ['a window', { TumblingWindowInSeconds: 5 }, 'tumbling windows'],
])('%s that is not there is named, with the mapping', (_name, properties, words) => {
  expect(() => mappings(properties)).toThrow(/^The event source mapping takeMapping cannot run: /);
  expect(() => mappings(properties)).toThrow(words);
});

test('a mapping that is switched off does nothing', () => {
  expect(mappings({ Enabled: false })).toEqual([]);
});

test('a queue as a source is named, and left out', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  expect(mappings({ EventSourceArn: 'arn:aws:sqs:us-east-1:000000000000:queue' })).toEqual([]);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('takeMapping'));
});
