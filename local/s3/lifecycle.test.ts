import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { codeOf, movableClock, runS3 } from './testing/s3';

const hour = 3600 * 1000;
const day = 24 * hour;

const clock = movableClock();
const s3 = await runS3(clock);
afterAll(() => s3.close());

const client = s3.client();
const Bucket = 'expiring';

const put = (Key: string, Body: string) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
const remove = (Key: string) => client.send(new DeleteObjectCommand({ Bucket, Key }));
const get = (Key: string, VersionId?: string) => client.send(new GetObjectCommand({ Bucket, Key, VersionId }));

async function versions(Prefix: string): Promise<string[]> {
  const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  return [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => `${Key} ${VersionId}`);
}

/** Moves the clock hour by hour until the expectation holds. */
const becomes = (read: () => Promise<unknown>) =>
  expect.poll(
    () => {
      clock.advance(hour);
      return read();
    },
    { interval: 5 },
  );

test('what was replaced or deleted is gone for good after the stated time, with its bytes; what is current stays', async () => {
  const before = (await s3.files()).length;
  const replaced = await put('v/replaced', 'first');
  const current = await put('v/replaced', 'second');
  await put('v/deleted', 'bytes');
  await remove('v/deleted');
  expect(await versions('v/')).toHaveLength(4);

  clock.advance(31 * day);
  await becomes(() => versions('v/')).toEqual([`v/replaced ${current.VersionId}`]);
  expect(await codeOf(get('v/replaced', replaced.VersionId))).toBe('NoSuchVersion');
  expect(await (await get('v/replaced')).Body?.transformToString()).toBe('second');
  expect(await s3.files()).toHaveLength(before + 2);
  await s3.restart();
  expect(await versions('v/')).toEqual([`v/replaced ${current.VersionId}`]);
});

test.each(['abandoning', 'expiring'])(
  'in %s an upload that nobody completed is aborted after the stated time, and its parts are gone',
  async (Bucket) => {
    const before = (await s3.files()).length;
    const Key = 'abandoned';
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'CRC32' }),
    );
    await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body: 'bytes' }));

    clock.advance(9 * day);
    await becomes(async () => (await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? []).toEqual(
      [],
    );
    expect(await codeOf(client.send(new ListPartsCommand({ Bucket, Key, UploadId })))).toBe('NoSuchUpload');
    await expect.poll(() => s3.files()).toHaveLength(before);
  },
);

test('what came due while nothing ran is swept at the start', async () => {
  await put('s/deleted', 'bytes');
  await remove('s/deleted');
  await s3.restart(() => clock.advance(60 * day));
  await expect.poll(() => versions('s/'), { interval: 5 }).toEqual([]);
});
