import { randomBytes } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  UploadPartCommand,
  type ChecksumAlgorithm,
  type ChecksumType,
  type CompletedPart,
  type CompleteMultipartUploadCommandInput,
  type HeadObjectCommandOutput,
} from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { codeOf, runS3 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

const stock = s3.client();
const bare = s3.client({ requestChecksumCalculation: 'WHEN_REQUIRED' });
const Bucket = 'plain';
const parts = [randomBytes(5 * 2 ** 20), randomBytes(5 * 2 ** 20 + 1), randomBytes(7)];
const whole = Buffer.concat(parts);

const head = (Key: string) => stock.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));

/** An object's checksums by name, and their type. */
function checksumsOf(output: HeadObjectCommandOutput): Record<string, unknown> {
  return Object.fromEntries(Object.entries(output).filter(([name]) => name.startsWith('Checksum')));
}

let keys = 0;

/** Uploads parts with this checksum, or none, to an upload that was created with this algorithm and type. */
async function sent(algorithm?: ChecksumAlgorithm, type?: ChecksumType, ofParts: ChecksumAlgorithm | 'none' = 'CRC32') {
  const Key = `upload/${++keys}`;
  const begin = { Bucket, Key, ChecksumAlgorithm: algorithm, ChecksumType: type };
  const { UploadId } = await stock.send(new CreateMultipartUploadCommand(begin));
  const Parts: CompletedPart[] = [];
  for (const [index, Body] of parts.entries()) {
    const part = { Bucket, Key, UploadId, PartNumber: index + 1, Body };
    const client = ofParts === 'none' ? bare : stock;
    const ChecksumAlgorithm = ofParts === 'none' ? undefined : ofParts;
    const stored = await client.send(new UploadPartCommand({ ...part, ChecksumAlgorithm }));
    Parts.push({ ...stored, PartNumber: index + 1 });
  }
  const complete = (more: Partial<CompleteMultipartUploadCommandInput> = {}) =>
    stock.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...more }));
  return { Key, complete };
}

/** The checksums that S3 gives when the same bytes are sent at once. */
async function checksumsOfWhole(ChecksumAlgorithm: ChecksumAlgorithm) {
  await stock.send(new PutObjectCommand({ Bucket, Key: ChecksumAlgorithm, Body: whole, ChecksumAlgorithm }));
  return checksumsOf(await head(ChecksumAlgorithm));
}

test('an object whose sender declares no checksum has the one that S3 computes', async () => {
  const put = await bare.send(new PutObjectCommand({ Bucket, Key: 'digits', Body: '123456789' }));
  const known = { ChecksumCRC64NVME: 'rosUhgp5mIg=', ChecksumType: 'FULL_OBJECT' };
  expect(put).toMatchObject(known);
  expect(checksumsOf(await head('digits'))).toEqual(known);
  const got = await stock.send(new GetObjectCommand({ Bucket, Key: 'digits' }));
  expect(got).toMatchObject(known);
  expect(await got.Body?.transformToString()).toBe('123456789');
});

test.each<[ChecksumAlgorithm | undefined, ChecksumType | undefined, ChecksumAlgorithm | 'none', ChecksumAlgorithm]>([
  // algorithm and type of the upload, algorithm of the parts, checksum that the whole would have
  [undefined, undefined, 'CRC32', 'CRC64NVME'],
  [undefined, undefined, 'SHA256', 'CRC64NVME'],
  [undefined, undefined, 'none', 'CRC64NVME'],
  ['CRC64NVME', undefined, 'CRC64NVME', 'CRC64NVME'],
  ['CRC64NVME', 'FULL_OBJECT', 'none', 'CRC64NVME'],
  ['CRC32', 'FULL_OBJECT', 'CRC32', 'CRC32'],
  ['CRC32C', 'FULL_OBJECT', 'CRC32C', 'CRC32C'],
])(
  'an upload begun with %s %s and sent with %s has the %s of the whole',
  async (algorithm, type, ofParts, expected) => {
    const upload = await sent(algorithm, type, ofParts);
    const completed = await upload.complete();
    const ofWhole = await checksumsOfWhole(expected);
    expect(checksumsOf(await head(upload.Key))).toEqual(ofWhole);
    expect(completed).toMatchObject({ ...ofWhole, Location: `${s3.origin}/${Bucket}/${upload.Key}` });
    const { Body } = await stock.send(new GetObjectCommand({ Bucket, Key: upload.Key }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(whole)).toBe(true);
  },
);

test.each<ChecksumAlgorithm>(['CRC32', 'CRC32C', 'SHA1', 'SHA256'])(
  'an upload begun with %s alone has the checksum of its parts',
  async (algorithm) => {
    const upload = await sent(algorithm, undefined, algorithm);
    await upload.complete();
    const checksums = checksumsOf(await head(upload.Key));
    expect(checksums).toMatchObject({ ChecksumType: 'COMPOSITE' });
    expect(checksums[`Checksum${algorithm}`]).toMatch(/=-3$/);
  },
);

test.each<[string, ChecksumAlgorithm, ChecksumType]>([
  ['InvalidRequest', 'SHA256', 'FULL_OBJECT'],
  ['InvalidRequest', 'SHA1', 'FULL_OBJECT'],
  ['InvalidRequest', 'CRC64NVME', 'COMPOSITE'],
  ['NotImplemented', 'XXHASH64', 'FULL_OBJECT'],
])('%s: no upload begins with %s %s', async (code, algorithm, type) => {
  expect(await codeOf(sent(algorithm, type))).toBe(code);
});

test.each<[string, string, Partial<CompleteMultipartUploadCommandInput>]>([
  ['another checksum of the whole', 'BadDigest', { ChecksumCRC64NVME: 'AAAAAAAAAAA=' }],
  ['a checksum of another kind', 'BadDigest', { ChecksumCRC32: 'AAAAAA==' }],
  ['another type', 'InvalidRequest', { ChecksumType: 'COMPOSITE' }],
])('completing with %s is %s, and with the right one it is done', async (_what, code, wrong) => {
  await checksumsOfWhole('CRC64NVME');
  const { ChecksumCRC64NVME } = await head('CRC64NVME');
  const upload = await sent();
  expect(await codeOf(upload.complete(wrong))).toBe(code);
  expect(await codeOf(upload.complete({ ChecksumCRC64NVME, ChecksumType: 'FULL_OBJECT' }))).toBe('accepted');
});

test('a copy has the checksum of its source, or the one that is asked for', async () => {
  const source = { Bucket, CopySource: `${Bucket}/CRC32` };
  const ofWhole = await checksumsOfWhole('CRC32');
  await stock.send(new CopyObjectCommand({ ...source, Key: 'as it was' }));
  expect(checksumsOf(await head('as it was'))).toEqual(ofWhole);
  await stock.send(new CopyObjectCommand({ ...source, Key: 'computed', ChecksumAlgorithm: 'SHA256' }));
  expect(checksumsOf(await head('computed'))).toEqual(await checksumsOfWhole('SHA256'));
});

test('a list names checksums, and the owner where that is asked for', async () => {
  const list = { Bucket, Prefix: 'CRC64NVME' };
  await checksumsOfWhole('CRC64NVME');
  const { Contents = [] } = await stock.send(new ListObjectsV2Command({ ...list, FetchOwner: true }));
  expect(Contents).toMatchObject([{ ChecksumAlgorithm: ['CRC64NVME'], ChecksumType: 'FULL_OBJECT' }]);
  expect(Contents[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  expect((await stock.send(new ListObjectsV2Command(list))).Contents?.[0]?.Owner).toBeUndefined();
});
