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
  ShareDocumentDocument,
  TrashDocumentDocument,
  UpdateDocumentDocument,
} from '#client/generated';
import type { Consumption } from '../../local/appsync/sources/capacity';
import { connectDynamo } from '../../local/dynamodb/client';
import { useBed } from './testing/bed';
import { approve } from './testing/deciding';
import { share } from './testing/giving';
import { LargeFile, partSize, sendParts } from './testing/largeFile';
import { makeLink, revokeLink, Visitor, type NewLink } from './testing/linking';
import { desktopSession, Program, signedIn } from './testing/program';
import { textFile, type Person } from './testing/quire';

/** In DynamoDB's capacity units, as reported with ReturnConsumedCapacity. */
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
  ['my own account', () => alice.get(MeDocument, {}), 2],
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

test('a whole device login, of five polls, costs at most 24 write units', async () => {
  const program = new Program(bed);
  const cost = await costOf(async () => {
    await program.start();
    for (let times = 0; times < 5; times += 1) await program.poll();
    await approve(alice, program);
    const desktop = await desktopSession(bed, 'alice@example.com');
    await desktop.get(RegisterDeviceDocument, { deviceCode: program.deviceCode });
  });
  expect(cost.writes).toBeLessThanOrEqual(24);
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

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

test.each<[string, { email: string; isManagers?: boolean; expires?: boolean }, number]>([
  ['with somebody who has an account', { email: 'bob@example.com' }, 10],
  ['with somebody who has none', { email: 'nobody@example.com' }, 11],
  ['for some time', { email: 'bob@example.com', expires: true }, 11],
  ['as a manager', { email: 'bob@example.com', isManagers: true }, 12],
])('sharing %s costs few write units', async (_name, { email, isManagers, expires }, most) => {
  const { id } = await alice.save(textFile('x', 'report.odt'));
  const [manager] = [await bed.person('manager@example.com'), await bed.person('bob@example.com')];
  await share(alice, id, 'manager@example.com', 'MANAGER');
  const by = isManagers ? manager : alice;
  const cost = await costOf(() => share(by, id, email, 'EDITOR', expires ? tomorrow() : undefined));
  expect(cost.calls).toBe(4);
  expect(cost.writes).toBeGreaterThan(0);
  expect(cost.writes).toBeLessThanOrEqual(most);
});

test('a page of 50 costs at most 5 read units, the same with 10,000 documents as with 50', async () => {
  const { id } = await alice.save(textFile('x', 'a name of the usual length.odt'));
  await bed.rows.muteStream();
  await multiply(id, 60);
  const few = await costOf(() => alice.get(DocumentsDocument, { limit: 50 }));
  await multiply(id, 10_000);
  const many = await costOf(() => alice.get(DocumentsDocument, { limit: 50 }));
  expect(few).toMatchObject({ writes: 0, calls: 2 });
  expect(few.reads).toBeLessThanOrEqual(5);
  expect(many).toEqual(few);
});

test.each([
  // who let the reader in, and at most: each row of a batch costs half a unit, and a manager's own grant is one more a document
  ['the owner', 'OWNER', 30],
  ['a manager of each', 'MANAGER', 55],
] as const)(
  'a page of 50 that %s shares costs 3 requests and a bounded number of read units, however many there are',
  async (_name, by, most) => {
    const reader = await bed.person(`reader-by-${by.toLowerCase()}@example.com`);
    const { id } = await alice.save(textFile('x', 'a name of the usual length.odt'));
    const manager = await bed.person('manager@example.com');
    await share(alice, id, 'manager@example.com', 'MANAGER');
    await share(by === 'OWNER' ? alice : manager, id, `reader-by-${by.toLowerCase()}@example.com`, 'VIEWER');
    const page = () => reader.get(DocumentsDocument, { view: 'SHARED', limit: 50 });
    const rows = ['DOC', `GRANT#${reader.id}`, `GRANT#${manager.id}`];
    await bed.rows.muteStream();
    await multiply(id, 60, rows);
    const few = await costOf(page);
    await multiply(id, 1000, rows);
    const many = await costOf(page);
    expect((await page()).documents.items).toHaveLength(50);
    expect(few).toMatchObject({ writes: 0, calls: 3 });
    expect(few.reads).toBeLessThanOrEqual(most);
    expect(many).toEqual(few);
  },
);

test('a document costs the same with 500 grantees as with 1, and the 501st is refused in words (E-30)', async () => {
  const frank = await bed.person('frank@example.com');
  const { id } = await alice.save(textFile('x', 'popular.odt'));
  const first = await share(alice, id, 'frank@example.com', 'EDITOR');
  const costs = async (baseVersion: number) => [
    await costOf(() => frank.get(DocumentDocument, { id })),
    await costOf(() => frank.save(textFile(`version ${baseVersion}`), { documentId: id, baseVersion })),
    await costOf(() => share(alice, id, `guest${baseVersion}@example.com`, 'VIEWER')),
  ];
  const few = await costs(1);
  await addGrantees(id, 497);
  expect(await costs(2)).toEqual(few);
  await share(alice, id, first.email, 'VIEWER');
  const input = { documentId: id, email: 'onemore@example.com', role: 'VIEWER' as const };
  const { errors } = await alice.ask(ShareDocumentDocument, { input });
  expect(errors[0]?.errorType).toBe('QuotaExceeded');
  expect(errors[0]?.message).toContain('500');
});

/** Adds this many shares, as rows. */
async function addGrantees(documentId: string, count: number): Promise<void> {
  const pk = `DOC#${documentId}`;
  const { shareCount } = (await bed.rows.get(pk, 'DOC')) ?? {};
  const role = 'VIEWER';
  await Promise.all(
    Array.from({ length: count }, async (_value, index) => {
      const email = `${index}@example.org`;
      await bed.rows.set(pk, `SHARE#${email}`, { documentId, email, role, userId: `u${index}` });
      await bed.rows.set(pk, `GRANT#u${index}`, { email, role, userId: `u${index}` });
    }),
  );
  await bed.rows.set(pk, 'DOC', { shareCount: Number(shareCount) + count });
}

const tableName = () => bed.rows.table;

/** Copies these rows of a document this many times, straight into the table. */
async function multiply(id: string, count: number, sortKeys = ['DOC']): Promise<void> {
  const dynamo = connectDynamo(bed.cloud.endpoints.dynamodb);
  const table = tableName();
  const keys = sortKeys.map((sk) => ({ pk: { S: `DOC#${id}` }, sk: { S: sk } }));
  const items = await Promise.all(
    keys.map((Key) => dynamo.call<{ Item: Record<string, { S: string }> }>('GetItem', { TableName: table, Key })),
  );
  const copies = Array.from({ length: count }, (_value, index) => {
    const copy = `COPY${String(count + index).padStart(22, '0')}`;
    return items.map(({ Item }) => ({
      Put: { TableName: table, Item: { ...Item, pk: { S: `DOC#${copy}` }, id: { S: copy } } },
    }));
  }).flat();
  // The database syncs to disk once for each transaction.
  for (let index = 0; index < copies.length; index += 100) {
    await dynamo.call('TransactWriteItems', { TransactItems: copies.slice(index, index + 100) });
  }
  dynamo.close();
}

test.each<[string, (link: NewLink) => Promise<unknown>, { reads: number; writes: number }]>([
  // what is done, and at most: a look reads link, document and tries; a download counts; a password is claimed and settled
  ['looking at a link', (link) => new Visitor(bed).look(link), { reads: 4, writes: 0 }],
  ['a download by a link', (link) => new Visitor(bed).download(link), { reads: 4, writes: 1 }],
])('%s costs few units', async (_name, work, most) => {
  const { id } = await alice.save(textFile('x', 'report.odt'));
  const link = await makeLink(alice, id);
  const cost = await costOf(() => work(link));
  expect(cost.reads).toBeLessThanOrEqual(most.reads);
  expect(cost.writes).toBe(most.writes);
});

test('a password costs two write units, right or wrong', async () => {
  const { id } = await alice.save(textFile('x', 'report.odt'));
  const link = await makeLink(alice, id, { password: 'open sesame' });
  const right = await costOf(() => new Visitor(bed, '192.0.2.1').look(link, { password: 'open sesame' }));
  const wrong = await costOf(() => new Visitor(bed, '192.0.2.2').look(link, { password: 'close sesame' }));
  expect([right.writes, wrong.writes]).toEqual([2, 2]);
});

test('making a link costs at most 10 write units, and revoking it too', async () => {
  const { id } = await alice.save(textFile('x', 'report.odt'));
  const links: NewLink[] = [];
  const made = await costOf(async () => links.push(await makeLink(alice, id, { clientRequestId: 'named' })));
  const revoked = await costOf(() => Promise.all(links.map((link) => revokeLink(alice, link))));
  expect(Math.max(made.writes, revoked.writes)).toBeLessThanOrEqual(10);
});
