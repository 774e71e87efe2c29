import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { systemClock, type Clock } from '../../shared/clock';
import type { Cloud, Service } from '../../shared/cloud';
import { drawDatabase } from '../../dynamodb/address';
import { connectDynamo } from '../../dynamodb/client';
import { openDatabase, tableOfThings, type OpenDatabase } from '../../dynamodb/testing/database';
import type { Functions } from '../../lambda/functions';
import type { Invocation } from '../../lambda/invocation';
import type { Json, Resource } from '../../template/template';
import type { EventRecord } from '../record';
import { startStreams } from '../service';

const streamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/local';

const table = tableOfThings({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });

/** A mapping from the table's stream to the function of this name, with more properties. */
export function mappingTo(functionName: string, properties: Record<string, Json> = {}): Resource[] {
  const given = { FunctionName: functionName, EventSourceArn: streamArn, StartingPosition: 'TRIM_HORIZON' };
  return [
    { logicalId: functionName, type: 'AWS::Lambda::Function', properties: { FunctionName: functionName } },
    {
      logicalId: `${functionName}Mapping`,
      type: 'AWS::Lambda::EventSourceMapping',
      properties: { ...given, ...properties },
    },
  ];
}

export function cloudOfResources(
  resources: Resource[],
  dataDirectory = '/nowhere',
  dynamodb = 'http://127.0.0.1:9',
): Cloud {
  const nowhere = 'http://127.0.0.1:9';
  return {
    template: { resources: [table, ...resources], assets: {} },
    endpoints: {
      web: nowhere,
      graphql: nowhere,
      realtime: nowhere,
      s3: nowhere,
      auth: nowhere,
      dynamodb,
      signedDynamodb: nowhere,
    },
    region: 'us-east-1',
    accountId: '000000000000',
    dataDirectory,
    adminSecret: 'admin',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
  };
}

/** A clock on which waiting takes no time; `waits` tells how long it would have been. */
export function quickClock(): Clock & { waits: number[] } {
  const waits: number[] = [];
  let passed = 0;
  return {
    waits,
    now: () => Date.now() + passed,
    async sleep(milliseconds, signal) {
      waits.push(milliseconds);
      passed += milliseconds;
      await systemClock.sleep(1, signal);
    },
  };
}

/** Functions that record the keys of the items they are called with, and answer as told. */
export class FakeFunctions implements Functions {
  readonly calls: { name: string; records: EventRecord[] }[] = [];

  constructor(private readonly answer: (keys: string[], records: EventRecord[]) => Invocation | Promise<Invocation>) {}

  async invoke(name: string, payload: unknown): Promise<Invocation> {
    const { Records } = payload as { Records: EventRecord[] };
    this.calls.push({ name, records: Records });
    return this.answer(Records.map(keyOf), Records);
  }

  /** The items' keys of each call. */
  batches(name?: string): string[][] {
    return this.calls.filter((call) => !name || call.name === name).map(({ records }) => records.map(keyOf));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export const succeeded: Invocation = { payload: null };
export const failed: Invocation = { error: { errorType: 'Error', errorMessage: 'no' } };

function keyOf({ dynamodb }: EventRecord): string {
  return (dynamodb.Keys as { pk: { S: string } }).pk.S;
}

/** A real database with one table, whose stream followers can be started again and again. */
export class Bed {
  readonly folder = mkdtempSync(join(tmpdir(), 'quire-streams-'));
  private readonly services: Service[] = [];
  private database: OpenDatabase | undefined;
  private endpoint = '';

  async open(): Promise<void> {
    this.endpoint = (await drawDatabase()).dynamodb;
    await this.startEngine();
  }

  async startEngine(): Promise<void> {
    this.database = await openDatabase(join(this.folder, 'dynamodb'), [table], this.endpoint);
  }

  async stopEngine(): Promise<void> {
    await this.database?.close();
  }

  async put(...keys: string[]): Promise<void> {
    const dynamo = connectDynamo(this.endpoint);
    for (const key of keys) await dynamo.call('PutItem', { TableName: 'things', Item: { pk: { S: key } } });
    dynamo.close();
  }

  async streams(functions: Functions, resources: Resource[], clock: Clock = quickClock()): Promise<Service> {
    const service = await startStreams(cloudOfResources(resources, this.folder, this.endpoint), functions, clock);
    this.services.push(service);
    return service;
  }

  async close(): Promise<void> {
    for (const service of this.services) await service.close();
    await this.stopEngine();
    rmSync(this.folder, { recursive: true });
  }
}

/** Waits until the expectation holds. */
export function eventually(expectation: () => void): Promise<void> {
  return vi.waitFor(expectation, { timeout: 10_000, interval: 5 });
}

export function expectBatches(functions: FakeFunctions, batches: string[][]): Promise<void> {
  return eventually(() => expect(functions.batches()).toEqual(batches));
}
