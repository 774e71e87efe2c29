import { execFileSync } from 'node:child_process';
import { truncateSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest';
import { freePort } from '../processes/ports';
import { start } from './service';
import { cloudAt } from './testing/cloud';
import { clientOf, codeOf, runS3, temporaryFolder } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());
const client = s3.client();
const Bucket = 'plain';

let told: MockInstance<typeof console.error>;
beforeEach(() => {
  told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const folder = (name: string) => join(s3.dataDirectory, 's3', Bucket, name);
const put = (Key: string, Body = 'x'.repeat(100_000)) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
const get = (Key: string, Range?: string) => client.send(new GetObjectCommand({ Bucket, Key, Range }));
const keys = async () => (await client.send(new ListObjectsV2Command({ Bucket }))).Contents?.map(({ Key }) => Key);

/** The file that a write adds to a folder. */
async function fileOf(name: string, write: () => Promise<unknown>): Promise<string> {
  const before = new Set(readdirSync(folder(name)));
  await write();
  const [file = ''] = readdirSync(folder(name)).filter((each) => !before.has(each));
  return join(folder(name), file);
}

test.each<[string, (file: string) => void]>([
  ['cut short', (file) => truncateSync(file, 50_000)],
  ['emptied', (file) => truncateSync(file, 0)],
  ['longer than it was', (file) => truncateSync(file, 200_000)],
  ['missing', (file) => rmSync(file)],
])('an object whose bytes are %s is refused at once, by name, and no other one is (E-43)', async (what, damage) => {
  await put('whole', 'whole');
  const file = await fileOf('bytes', () => put(what));
  damage(file);
  expect(await codeOf(get(what))).toBe('InternalError');
  expect(await codeOf(get(what, 'bytes=0-9'))).toBe('InternalError');
  expect(told.mock.calls.flat().join('\n')).toContain(`${file} is missing, or not as long as it was: restore it.`);
  expect(await (await get('whole')).Body?.transformToString()).toBe('whole');
});

test.each<[string, (file: string) => void]>([
  ['cut short', (file) => truncateSync(file, statSync(file).size / 2)],
  ['emptied', (file) => truncateSync(file, 0)],
  ['full of NULs', (file) => writeFileSync(file, Buffer.alloc(200))],
])('an object whose record is %s is refused, and neither missing nor overwritten (E-43)', async (what, damage) => {
  await put('whole', 'whole');
  const file = await fileOf('objects', () => put(`record ${what}`));
  await s3.restart(() => damage(file));
  const lost = { Bucket, Key: `record ${what}` };
  expect(await codeOf(get(lost.Key))).toBe('InternalError');
  expect(await codeOf(client.send(new HeadObjectCommand(lost)))).toBe('500');
  expect(await codeOf(client.send(new PutObjectCommand({ ...lost, IfNoneMatch: '*', Body: 'new' })))).toBe(
    'InternalError',
  );
  expect(await keys()).toContain('whole');
  expect(await (await get('whole')).Body?.transformToString()).toBe('whole');
});

test.each<[string, number, boolean]>([
  ['one byte', 1, true],
  ['100,000 bytes', 100_000, true],
  // Checking large files would slow down the start; readers notice by the checksum.
  ['more than 16 MiB', 16 * 2 ** 20 + 1, false],
])(
  'at a start, %s that are full of NULs instead are named, and NULs that were saved are not (E-43)',
  async (what, size, isNamed) => {
    const write = (Key: string, fill: string | number) =>
      fileOf('bytes', () => client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(size, fill) })));
    const [saved, lost] = [await write(`NULs ${what}`, 0), await write(what, 'x')];
    await s3.restart(() => writeFileSync(lost, Buffer.alloc(size)));
    const named = told.mock.calls.flat().filter((line) => [saved, lost].some((file) => String(line).includes(file)));
    expect(named).toEqual(isNamed ? [expect.stringContaining(`${lost} is damaged or missing: restore it.`)] : []);
  },
);

/** Whether this process can mount a small disk. */
function mounted(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('a full disk is told in words, loses nothing, and is forgotten once there is room', async ({ skip }) => {
  const disk = await temporaryFolder();
  if (!mounted(disk)) skip('Nothing can be mounted here.');
  const port = await freePort();
  const service = await start(cloudAt(port, disk));
  const small = clientOf(port);
  const write = (Key: string, size: number) =>
    small.send(new PutObjectCommand({ Bucket, Key, Body: 'x'.repeat(size) }));
  try {
    await write('first', 100_000);
    const refused = write('second', 2_000_000);
    await expect(refused).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      message: 'The disk of this S3 is full, and nothing was stored. Make room, then try again.',
      $metadata: { httpStatusCode: 503 },
    });
    expect(told.mock.calls).toHaveLength(1);
    expect(told.mock.calls[0]?.join(' ')).toMatch(
      /^S3 could not answer request \w+: the disk is full \(ENOSPC\). Make room.$/,
    );
    const first = await small.send(new GetObjectCommand({ Bucket, Key: 'first' }));
    expect((await first.Body?.transformToByteArray())?.length).toBe(100_000);
    expect(await codeOf(write('third', 100_000))).toBe('accepted');
  } finally {
    small.destroy();
    await service.close();
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  }
});
