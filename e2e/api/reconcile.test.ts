import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MeDocument, RestoreVersionDocument, TrashDocumentDocument } from '#client/generated';
import { environmentOf } from '../../local/processes/environment';
import { useBed } from './testing/bed';
import { allFollowed, textFile, type Person } from './testing/quire';

const bed = useBed();
let alice: Person;
let environment: Record<string, string>;
let s3: S3Client;

beforeAll(async () => {
  alice = await bed.person('alice@example.com');
  environment = environmentOf(bed.cloud);
  const { region, credentials } = bed.cloud;
  s3 = new S3Client({ endpoint: bed.cloud.endpoints.s3, region, credentials });
});

afterAll(() => s3.destroy());

const root = join(import.meta.dirname, '../..');

/** Runs `npm run reconcile` with the environment of a function. */
function reconcile(...args: string[]): Promise<{ output: string; exitCode: number | null }> {
  const main = 'resolvers/lambda/housekeeping/reconcile/main.ts';
  const child = spawn(process.execPath, ['--no-warnings', 'launch.mjs', main, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
  });
  let output = '';
  const listen = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return new Promise((resolve) => child.on('close', (exitCode) => resolve({ output, exitCode })));
}

const usage = async () => (await alice.get(MeDocument, {})).me.usage;
const account = () => bed.rows.get(`USER#${alice.id}`, 'ACCOUNT');
const place = (Key: string) => ({ Bucket: environment.BUCKET, Key });
const isStored = (key: string) =>
  s3.send(new HeadObjectCommand(place(key))).then(
    () => true,
    () => false,
  );

test('what the API has written agrees with itself: saves, restored versions, open uploads, the trash', async () => {
  const { id } = await alice.save(textFile('one', 'kept.txt'));
  await alice.save(textFile('two'), { documentId: id, baseVersion: 1 });
  await alice.get(RestoreVersionDocument, { input: { documentId: id, version: 1, baseVersion: 2 } });
  await alice.upload(textFile('on its way', 'new.txt'));
  await alice.get(TrashDocumentDocument, { id: (await alice.save(textFile('old', 'old.txt'))).id });
  expect(await reconcile('--orphan-hours', '0')).toEqual({ output: 'No drift.\n', exitCode: 0 });
  await allFollowed(await bed.person('bob@example.com'));
  expect(await reconcile('--orphan-hours', '0')).toEqual({ output: 'No drift.\n', exitCode: 0 });
});

test('figures that do not add up are told, and mended only when that is asked for', async () => {
  const right = await usage();
  const { bytesAvailable = 0, documentCount = 0 } = (await account()) ?? {};
  await bed.rows.set(`USER#${alice.id}`, 'ACCOUNT', { bytesAvailable: Number(bytesAvailable) - 7, documentCount: 0 });
  const reported = await reconcile();
  expect(reported.exitCode).toBe(1);
  expect(reported.output).toContain(
    `bytesAvailable is ${Number(bytesAvailable) - 7}, and should be ${Number(bytesAvailable)}`,
  );
  expect(reported.output).toContain(`documentCount is 0, and should be ${Number(documentCount)}`);
  expect((await usage()).documentCount).toBe(0);
  const mended = await reconcile('--fix');
  expect([mended.exitCode, mended.output]).toEqual([0, expect.stringContaining('1 found, 1 mended.')]);
  expect(await usage()).toEqual(right);
});

test('a saved upload that housekeeping gave up on is put away', async () => {
  const right = await usage();
  const key = [`USER#${alice.id}`, 'UPLOAD#stuck'] as const;
  const upload = { id: 'stuck', userId: alice.id, ownerId: alice.id, size: 0, objectKey: 'users/stuck' };
  // Written as ended from the start, so that nothing follows a change.
  await bed.rows.set(...key, { ...upload, state: 'COMPLETED', createdAt: '2026-01-01T00:00:00.000Z' });
  expect((await reconcile()).output).toContain('Upload stuck of account');
  expect((await reconcile('--fix')).exitCode).toBe(0);
  expect(await bed.rows.get(...key)).toBeUndefined();
  expect(await bed.rows.get(`USER#${alice.id}`, 'DONE#stuck')).toMatchObject({ state: 'COMPLETED' });
  expect(await usage()).toEqual(right);
});

test('while people go on saving nothing is taken for drift, and nothing is broken by mending', async () => {
  const saves = Array.from({ length: 20 }, (_value, index) => alice.save(textFile(`save ${index}`, `${index}.txt`)));
  const [during] = await Promise.all([reconcile('--fix', '--orphan-hours', '0'), ...saves]);
  expect(during).toEqual({ output: 'No drift.\n', exitCode: 0 });
  await vi.waitFor(async () => expect(await reconcile()).toEqual({ output: 'No drift.\n', exitCode: 0 }), 20_000);
});

const orphan = `users/alice/documents/01ARZ3NDEKTSV4RRFFQ69G5FAV/01ARZ3NDEKTSV4RRFFQ69G5FAW`;

const multiparts = async () =>
  ((await s3.send(new ListMultipartUploadsCommand({ Bucket: environment.BUCKET }))).Uploads ?? []).length;

test.each<[string, () => Promise<unknown>, () => Promise<boolean>]>([
  ['an object', () => s3.send(new PutObjectCommand({ ...place(orphan), Body: 'left behind' })), () => isStored(orphan)],
  [
    'a multipart',
    () => s3.send(new CreateMultipartUploadCommand(place(orphan.replace(/W$/, 'X')))),
    async () => (await multiparts()) > 0,
  ],
])('%s that no row names is an orphan after a day, and housekeeping takes it away', async (_name, leave, isThere) => {
  await leave();
  expect((await reconcile()).exitCode).toBe(0);
  const reported = await reconcile('--orphan-hours', '0');
  expect([reported.exitCode, reported.output]).toEqual([1, expect.stringContaining(orphan.slice(0, -1))]);
  expect(await isThere()).toBe(true);
  expect((await reconcile('--fix', '--orphan-hours', '0')).exitCode).toBe(0);
  await vi.waitFor(async () => expect(await isThere()).toBe(false), 10_000);
});

test('a version without its bytes is told, and is not hidden by mending', async () => {
  const { id } = await alice.save(textFile('lost', 'lost.txt'));
  const { objectKey } = (await bed.rows.get(`DOC#${id}`, 'DOC')) ?? {};
  await s3.send(new DeleteObjectCommand(place(String(objectKey))));
  const { output, exitCode } = await reconcile('--fix');
  expect([exitCode, output]).toEqual([1, expect.stringContaining(`Version 1 of ${id} has no bytes`)]);
});

test('without the names of table and bucket it says what is missing', async () => {
  environment = { ...environment, BUCKET: '' };
  const { output, exitCode } = await reconcile();
  expect([exitCode, output]).toEqual([1, expect.stringContaining('Set TABLE and BUCKET')]);
});
