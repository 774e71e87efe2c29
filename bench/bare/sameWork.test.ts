import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBed } from '../../e2e/api/testing/bed';
import { start as startQuireApi } from '../../local/appsync/service';
import { freePort } from '../../local/processes/ports';
import { startApi } from './api';
import { startBlobs } from './blobs';
import { Client } from '../driver/client';
import { operations } from '../operations/all';
import { openBareDatabase } from '../sides/bareDatabase';
import { bareWorld } from '../sides/bareWorld';
import type { Side } from '../sides/side';
import { openRecorder, type Recorder } from '../testing/recorder';

const bed = useBed();
const closing: (() => unknown)[] = [];
let sides: { side: Side; recorder: Recorder }[];

beforeAll(async () => (sides = [await openQuire(), await openBare()]));

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const nothing = { pids: () => [], close: () => Promise.resolve() };

/** A second API on the bed's cloud whose calls to the database are recorded; follow-up work goes through the first API. */
async function openQuire() {
  bed.rows.isTouched = true;
  const { endpoints } = bed.cloud;
  const recorder = await watched(endpoints.dynamodb);
  const graphql = `http://localhost:${await freePort()}`;
  const api = await startQuireApi({ ...bed.cloud, endpoints: { ...endpoints, graphql, dynamodb: recorder.endpoint } });
  closing.push(() => api.close());
  const database = { endpoint: endpoints.dynamodb, table: bed.rows.table };
  const person = async (email: string) => ({ email, ...(await bed.token({ email })) });
  const side: Side = { name: 'Quire', graphql: `${graphql}/graphql`, realtime: '', database, person, ...nothing };
  return { side, recorder };
}

async function openBare() {
  const data = mkdtempSync(join(tmpdir(), 'quire-bare-'));
  const { close, ...database } = await openBareDatabase(data, bed.cloud.template);
  closing.push(close);
  const { settings, ...world } = await bareWorld(data, database);
  const recorder = await watched(database.endpoint);
  const api = await startApi({ ...settings, dynamodb: recorder.endpoint });
  const blobs = await startBlobs(settings);
  closing.push(blobs.close, api.close);
  return { side: { name: 'bare' as const, ...world, database, ...nothing }, recorder };
}

async function watched(dynamodb: string): Promise<Recorder> {
  const recorder = await openRecorder(dynamodb);
  closing.push(recorder.close);
  return recorder;
}

/** The database calls of one run of the operation, sorted because fields of one request run in any order. */
async function askedBy(name: string, { side, recorder }: { side: Side; recorder: Recorder }): Promise<string[]> {
  const client = new Client(side.graphql, 2);
  const operation = operations[name]!;
  const plan = await operation.prepare({ side, client, round: 0, connections: 1, documents: 60 });
  recorder.taken();
  await operation.once(client, name === 'large' ? Object.assign(plan as object, { megabytes: 17 }) : plan);
  await client.close();
  return recorder.taken().sort();
}

test.each(Object.keys(operations))(
  '%s asks as much of the database from the bare handler as from Quire',
  async (name) => {
    const [quire = [], bare = []] = await Promise.all(sides.map((side) => askedBy(name, side)));
    expect(bare).toEqual(quire);
    expect(bare).not.toEqual([]);
  },
);
