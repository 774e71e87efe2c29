import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { JsonFolder } from '../state/durable';
import { Consumer } from './consumer';
import { mappingsOf } from './mapping';
import type { Position, StreamReader } from './reader';
import { cloudOfResources, FakeFunctions, mappingTo, quickClock, succeeded } from './testing/streams';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-consumer-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** A stream whose newest record is 7, and which cannot be found the first `times` times. */
function streamAway(times: number) {
  let left = times;
  return {
    findStream: () => (left-- > 0 ? Promise.reject(new Error('away')) : Promise.resolve('stream')),
    newest: () => Promise.resolve('7'),
    reopen: () => undefined,
  } as unknown as StreamReader;
}

async function openConsumer(reader: StreamReader) {
  const checkpoints = new JsonFolder<Position>(join(folder, 'checkpoints'), 'It begins anew.');
  await checkpoints.load();
  const [mapping] = mappingsOf(cloudOfResources(mappingTo('take', { StartingPosition: 'LATEST' })).template);
  if (!mapping) throw new Error('The template maps nothing.');
  const clock = quickClock();
  const given = { functions: new FakeFunctions(() => succeeded), region: 'us-east-1', dataDirectory: folder };
  const needs = { reader, checkpoints, saved: undefined, ...given, clock, signal: new AbortController().signal };
  await new Consumer(mapping, needs).open();
  return { checkpoints, clock };
}

test('its place is on disk before it delivers anything, so that a crash skips nothing', async () => {
  const { checkpoints } = await openConsumer(streamAway(0));
  expect([...(await checkpoints.load())]).toEqual([['takeMapping', { streamArn: 'stream', after: '7' }]]);
});

test('a stream that is away is asked for less and less often, and told of once', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const { clock } = await openConsumer(streamAway(4));
  expect(clock.waits).toEqual([100, 200, 400, 800]);
  expect(error).toHaveBeenCalledOnce();
});
