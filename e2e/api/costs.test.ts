import { subscribe } from 'node:diagnostics_channel';
import { beforeAll, expect, test } from 'vitest';
import {
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  DeleteDocumentDocument,
  DocumentDocument,
  DocumentsDocument,
  MeDocument,
  RegisterDeviceDocument,
  RestoreDocumentDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
} from '../../desktop/generated';
import type { Consumption } from '../../local/appsync/sources/capacity';
import { connectDynamo } from '../../local/dynamodb/client';
import { useBed } from './bed';
import { approve } from './deciding';
import { LargeFile, partSize, sendParts } from './largeFile';
import { desktopSession, Program, signedIn } from './program';
import { textFile, type Person } from './quire';

/** In DynamoDB's own units, as it reports them with ReturnConsumedCapacity. */
type Cost = { reads: number; writes: number; calls: number };

const bed = useBed();
let alice: Person;
let spent: Cost = { reads: 0, writes: 0, calls: 0 };

beforeAll(async () => {
  subscribe('local.dynamodb', (message) => {
    const { reads, writes } = message as Consumption;
    spent = { reads: spent.reads + reads, writes: spent.writes + writes, calls: spent.calls + 1 };
  });
  alice = await bed.person('alice@example.com');
});

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  spent = { reads: 0, writes: 0, calls: 0 };
  await work();
  return spent;
}

test('a new document is saved with at most 15 write units', async () => {
  const cost = await costOf(() => alice.save(textFile('x', 'report.odt')));
  expect(cost.writes).toBeGreaterThan(0);
  expect(cost.writes).toBeLessThanOrEqual(15);
  expect(cost.calls).toBeLessThanOrEqual(5);
});

test('a file in parts is saved with at most 18 write units', async () => {
  const film = new LargeFile(partSize + 1);
  const input = { name: 'film.mp4', mimeType: 'video/mp4', size: film.size, sha256: film.sha256 };
  const cost = await costOf(async () => {
    const { id } = (await alice.get(CreateUploadDocument, { input })).createUpload;
    await sendParts(alice, id, film);
    await alice.get(CompleteUploadDocument, { input: { uploadId: id } });
  });
  expect(cost.writes).toBeLessThanOrEqual(18);
});

test('a document is overwritten with at most 18 write units', async () => {
  const { id } = await alice.save(textFile('x', 'report.odt'));
  const cost = await costOf(() => alice.save(textFile('y'), { documentId: id, baseVersion: 1 }));
  expect(cost.writes).toBeLessThanOrEqual(18);
});

test.each<[string, (id: string) => Promise<unknown>, number]>([
  ['getting a document', (id) => alice.get(DocumentDocument, { id }), 3],
  ['a download', (id) => alice.get(CreateDownloadDocument, { input: { documentId: id } }), 3],
  ['my own account', () => alice.get(MeDocument, {}), 1],
])('%s takes one request and few read units', async (_name, work, most) => {
  const { id } = await alice.save(textFile('x', 'report.odt'));
  const cost = await costOf(() => work(id));
  expect(cost).toMatchObject({ writes: 0, calls: 1 });
  expect(cost.reads).toBeLessThanOrEqual(most);
});

test('a desktop costs one row more, and a write once an hour only', async () => {
  const { desktop } = await signedIn(bed, 'alice@example.com');
  const cost = await costOf(() => desktop.get(MeDocument, {}));
  expect(cost).toMatchObject({ writes: 0, calls: 1 });
  expect(cost.reads).toBeLessThanOrEqual(3);
});

test('a whole device login, of five polls, costs at most 20 write units', async () => {
  const program = new Program(bed);
  const cost = await costOf(async () => {
    await program.start();
    for (let times = 0; times < 5; times += 1) await program.poll();
    await approve(alice, program);
    const desktop = await desktopSession(bed, 'alice@example.com');
    await desktop.get(RegisterDeviceDocument, { deviceCode: program.deviceCode });
  });
  expect(cost.writes).toBeLessThanOrEqual(20);
});

test.each<[string, (id: string) => Promise<unknown>]>([
  ['a rename', (id) => alice.get(UpdateDocumentDocument, { input: { id, name: 'plan.odt' } })],
  ['putting in the trash', (id) => alice.get(TrashDocumentDocument, { id })],
  ['deleting', (id) => alice.get(DeleteDocumentDocument, { id })],
])('%s costs no more than a save', async (_name, work) => {
  const { id } = await alice.save(textFile('x', 'report.odt'));
  const cost = await costOf(() => work(id));
  expect(cost.writes).toBeLessThanOrEqual(15);
  expect(cost.calls).toBe(2);
});

test('taking out of the trash costs no more than a save', async () => {
  const { id } = await alice.save(textFile('x', 'report.odt'));
  await alice.get(TrashDocumentDocument, { id });
  const cost = await costOf(() => alice.get(RestoreDocumentDocument, { id }));
  expect(cost.writes).toBeLessThanOrEqual(15);
});

test('a page of 50 costs at most 5 read units, the same with 10,000 documents as with 50', async () => {
  const { id } = await alice.save(textFile('x', 'a name of the usual length.odt'));
  await muteStream();
  await multiply(id, 60);
  const few = await costOf(() => alice.get(DocumentsDocument, { limit: 50 }));
  await multiply(id, 10_000);
  const many = await costOf(() => alice.get(DocumentsDocument, { limit: 50 }));
  expect(few).toMatchObject({ writes: 0, calls: 1 });
  expect(few.reads).toBeLessThanOrEqual(5);
  expect(many).toEqual(few);
});

/** The documents that a test adds are scenery: nobody needs to hear of them, and telling makes them ten times slower. */
async function muteStream(): Promise<void> {
  const dynamo = connectDynamo(bed.cloud.endpoints.dynamodb);
  await dynamo.call('UpdateTable', { TableName: tableName(), StreamSpecification: { StreamEnabled: false } });
  dynamo.close();
}

const tableName = () => bed.rows.table;

/** As many more documents like this one: rows only, straight into the table. */
async function multiply(id: string, count: number): Promise<void> {
  const dynamo = connectDynamo(bed.cloud.endpoints.dynamodb);
  const table = tableName();
  const Key = { pk: { S: `DOC#${id}` }, sk: { S: 'DOC' } };
  const { Item } = await dynamo.call<{ Item: Record<string, { S: string }> }>('GetItem', { TableName: table, Key });
  const copies = Array.from({ length: count }, (_value, index) => {
    const copy = `COPY${String(count + index).padStart(22, '0')}`;
    return { Put: { TableName: table, Item: { ...Item, pk: { S: `DOC#${copy}` }, id: { S: copy } } } };
  });
  // The engine syncs to disk once a transaction.
  for (let index = 0; index < copies.length; index += 100) {
    await dynamo.call('TransactWriteItems', { TransactItems: copies.slice(index, index + 100) });
  }
  dynamo.close();
}
