import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { codeOf, runS3 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

const client = s3.client();
const Bucket = 'versioned';

const put = (Key: string, Body: string, bucket = Bucket) =>
  client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
const remove = (Key: string, VersionId?: string, bucket = Bucket) =>
  client.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
const get = (Key: string, VersionId?: string, bucket = Bucket) =>
  client.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
const textOf = async (...which: Parameters<typeof get>) => (await get(...which)).Body?.transformToString();

test('every version stays readable by its id', async () => {
  const first = await put('kept', 'first');
  const second = await put('kept', 'second');
  expect(await textOf('kept')).toBe('second');
  expect(await textOf('kept', first.VersionId)).toBe('first');
  expect(await textOf('kept', second.VersionId)).toBe('second');
});

test('a delete hides the object behind a marker; taking the marker away brings it back', async () => {
  const { VersionId } = await put('hidden', 'bytes');
  const marker = await remove('hidden');
  expect(marker.DeleteMarker).toBe(true);
  expect(await codeOf(get('hidden'))).toBe('NoSuchKey');
  expect(await textOf('hidden', VersionId)).toBe('bytes');
  expect(await codeOf(get('hidden', marker.VersionId))).toBe('MethodNotAllowed');

  expect(await remove('hidden', marker.VersionId)).toMatchObject({ DeleteMarker: true, VersionId: marker.VersionId });
  expect(await textOf('hidden')).toBe('bytes');
});

test('deleting a version removes its bytes for good', async () => {
  const { VersionId } = await put('gone', 'bytes');
  const before = (await s3.files()).length;
  await remove('gone', VersionId);
  expect(await codeOf(get('gone', VersionId))).toBe('NoSuchVersion');
  expect(await s3.files()).toHaveLength(before - 2);
});

test('what is hidden may be written again if there is nothing', async () => {
  const once = { Bucket, Key: 'again', IfNoneMatch: '*' };
  await put('again', 'old');
  await remove('again');
  await client.send(new PutObjectCommand({ ...once, Body: 'new' }));
  expect(await codeOf(client.send(new PutObjectCommand({ ...once, Body: 'newer' })))).toBe('PreconditionFailed');
});

test('a bucket that stopped to keep versions replaces the one without an id', async () => {
  expect(await put('key', 'first', 'suspended')).toMatchObject({ VersionId: 'null' });
  await put('key', 'second', 'suspended');
  expect(await textOf('key', 'null', 'suspended')).toBe('second');
  expect(await remove('key', undefined, 'suspended')).toMatchObject({ DeleteMarker: true, VersionId: 'null' });
  expect(await codeOf(get('key', undefined, 'suspended'))).toBe('NoSuchKey');
});

test('a bucket without versions forgets what is deleted', async () => {
  const before = (await s3.files()).length;
  expect(await put('key', 'bytes', 'plain')).not.toHaveProperty('VersionId');
  await remove('key', undefined, 'plain');
  expect(await s3.files()).toHaveLength(before);
});

test('deleting what is not there is no error', async () => {
  expect(await codeOf(remove('nothing', undefined, 'plain'))).toBe('accepted');
  expect(await codeOf(remove('nothing', 'A'.repeat(32)))).toBe('accepted');
  expect(await codeOf(remove('nothing', 'no id'))).toBe('InvalidArgument');
});

test('several objects are deleted at once, each with its own answer', async () => {
  const { VersionId } = await put(' many <1> ', 'bytes');
  await put('many/2', 'bytes');
  const Objects = [{ Key: ' many <1> ', VersionId }, { Key: 'many/2' }, { Key: 'many/3', VersionId: 'no id' }];
  const { Deleted, Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(Deleted).toMatchObject([
    { Key: ' many <1> ', VersionId },
    { Key: 'many/2', DeleteMarker: true },
  ]);
  expect(Errors).toMatchObject([{ Key: 'many/3', Code: 'InvalidArgument' }]);
  expect(await codeOf(client.send(new HeadObjectCommand({ Bucket, Key: 'many/2' })))).toBe('NotFound');
});

test('versions are there after a restart', async () => {
  const first = await put('restart', 'first');
  await put('restart', 'second');
  await remove('restart');
  await s3.restart();
  expect(await codeOf(get('restart'))).toBe('NoSuchKey');
  expect(await textOf('restart', first.VersionId)).toBe('first');
});
