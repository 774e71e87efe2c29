import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { systemClock } from '../shared/clock';
import type { Resource, Template } from '../template/template';
import type { Dynamo } from './client';
import { createTables } from './tables';
import { openDatabase, type OpenDatabase } from './testing/database';
import { startTimeToLive, sweepExpired } from './timeToLive';

const now = Date.parse('2026-03-01T10:00:00Z');
const seconds = now / 1000;
const aYear = 365 * 86_400;

let folder: string;
let database: OpenDatabase;
let dynamo: Dynamo;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quire-ttl-'));
  database = await openDatabase(folder);
  dynamo = database.dynamo;
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

async function tableWith(name: string, isEnabled: boolean, items: Record<string, object>[]): Promise<Template> {
  const table: Resource = {
    logicalId: name,
    type: 'AWS::DynamoDB::Table',
    properties: {
      TableName: name,
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: isEnabled },
    },
  };
  const template = { resources: [table], assets: {} };
  await createTables(dynamo, template);
  for (const Item of items) await dynamo.call('PutItem', { TableName: name, Item });
  return template;
}

async function left(TableName: string): Promise<string[]> {
  const { Items } = await dynamo.call<{ Items: { pk: { S: string } }[] }>('Scan', { TableName });
  return Items.map(({ pk }) => pk.S).sort();
}

const item = (pk: string, ttl?: object) => ({ pk: { S: pk }, ...(ttl ? { ttl } : {}) });
const at = (time: number) => ({ N: String(time) });

test.each([
  ['expired', at(seconds - 1), false],
  ['expiring now', at(seconds), false],
  ['not yet expired', at(seconds + 1), true],
  ['without a time', undefined, true],
  ['with a time that is text', { S: String(seconds - 1) }, true],
  ['expired for more than five years', at(seconds - 6 * aYear), true],
])('an item that is %s is swept, or stays', async (name, ttl, isLeft) => {
  const table = name.replaceAll(' ', '-');
  await sweepExpired(dynamo, await tableWith(table, true, [item('a', ttl)]), now);
  expect(await left(table)).toEqual(isLeft ? ['a'] : []);
});

test('a table without a time to live keeps everything', async () => {
  await sweepExpired(dynamo, await tableWith('off', false, [item('a', at(seconds - 1))]), now);
  expect(await left('off')).toEqual(['a']);
});

test('an item that is renewed while the sweep runs stays', async () => {
  const template = await tableWith('renewed', true, [item('a', at(seconds - 1)), item('b', at(seconds - 1))]);
  const renewing: Dynamo = {
    ...dynamo,
    async call<Output>(operation: string, input: object) {
      const answer = await dynamo.call<Output>(operation, input);
      if (operation === 'Scan')
        await dynamo.call('PutItem', { TableName: 'renewed', Item: item('a', at(seconds + 60)) });
      return answer;
    },
  };
  await sweepExpired(renewing, template, now);
  expect(await left('renewed')).toEqual(['a']);
});

test('more items than a page holds are swept', async () => {
  const template = await tableWith('many', true, []);
  const keys = Array.from({ length: 600 }, (_, index) => `${index}`);
  const puts = keys.map((key) => ({ PutRequest: { Item: item(key, at(seconds - (Number(key) % 3 ? 1 : -1))) } }));
  for (let from = 0; from < puts.length; from += 25) {
    await dynamo.call('BatchWriteItem', { RequestItems: { many: puts.slice(from, from + 25) } });
  }
  await sweepExpired(dynamo, template, now);
  expect(await left('many')).toHaveLength(200);
});

test('sweeps come again by themselves', async () => {
  const template = await tableWith('again', true, [item('a', at(seconds - 1))]);
  let time = now - 2000;
  const clock = {
    now: () => (time += 1000),
    sleep: (wait: number, signal: AbortSignal) => systemClock.sleep(wait, signal),
  };
  const service = startTimeToLive(dynamo, template, { clock, everyMilliseconds: 1 });
  await vi.waitFor(async () => expect(await left('again')).toEqual([]), { timeout: 5000, interval: 5 });
  await dynamo.call('PutItem', { TableName: 'again', Item: item('b', at(seconds - 1)) });
  await vi.waitFor(async () => expect(await left('again')).toEqual([]), { timeout: 5000, interval: 5 });
  await service.close();
});
