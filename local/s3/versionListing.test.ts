import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type ListObjectVersionsCommandInput,
} from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { codeOf, runS3 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

const client = s3.client();
const Bucket = 'versioned';

/** Names for versions, in the order of writing: the key, and how many of its versions came before. */
const names = new Map<string | undefined, string>();
async function write(...keys: string[]): Promise<void> {
  for (const Key of keys) {
    const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key, Body: 'bytes' }));
    names.set(VersionId, `${Key}#${[...names.values()].filter((name) => name.startsWith(`${Key}#`)).length}`);
  }
}

await write('a', 'b', 'b', 'b', 'c/1', '😀', '￮');
const { VersionId: hidden } = await client.send(new DeleteObjectCommand({ Bucket, Key: 'c/1' }));
names.set(hidden, 'c/1#marker');
const all = ['a#0', 'b#2', 'b#1', 'b#0', 'c/1#marker', 'c/1#0', '￮#0', '😀#0'];

const list = (more: Partial<ListObjectVersionsCommandInput> = {}) =>
  client.send(new ListObjectVersionsCommand({ Bucket, ...more }));

/** Every page of a list; within a page, objects come before markers, because the client sorts them so. */
async function pages(more: Partial<ListObjectVersionsCommandInput>): Promise<string[][]> {
  const found: string[][] = [];
  let markers: Partial<ListObjectVersionsCommandInput> = {};
  for (let isTruncated = true; isTruncated;) {
    const page = await list({ ...more, ...markers });
    found.push(
      [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map((each) => names.get(each.VersionId) ?? ''),
    );
    markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
    isTruncated = page.IsTruncated ?? false;
  }
  return found;
}

const idOf = (name: string) => [...names].find(([, each]) => each === name)?.[0];
const sorted = (page: string[]) => [
  ...page.filter((name) => !name.endsWith('marker')),
  ...page.filter((name) => name.endsWith('marker')),
];

test.each<[string, Partial<ListObjectVersionsCommandInput>, string[][]]>([
  ['everything, by key and the newest first', {}, [all]],
  ['a prefix', { Prefix: 'c/' }, [all.slice(4, 6)]],
  ['pages that end within a key', { MaxKeys: 3 }, [all.slice(0, 3), all.slice(3, 6), all.slice(6)]],
  ['what comes after a key', { KeyMarker: 'b' }, [all.slice(4)]],
  ['what comes after a version', { KeyMarker: 'b', VersionIdMarker: idOf('b#1') }, [all.slice(3)]],
  ['what comes after a version that is gone', { KeyMarker: 'b', VersionIdMarker: 'A'.repeat(32) }, [all.slice(1)]],
  ['nothing', { Prefix: 'x' }, [[]]],
  ['a page of none', { MaxKeys: 0 }, [[]]],
])('the list of %s is complete', async (_name, query, expected) => {
  expect(await pages(query)).toEqual(expected.map(sorted));
});

test('a list tells what is current, size, ETag and time, and encodes keys if asked to', async () => {
  const { Versions } = await list({ Prefix: 'b' });
  expect(Versions?.map(({ IsLatest }) => IsLatest)).toEqual([true, false, false]);
  expect(Versions?.[0]).toMatchObject({ Key: 'b', Size: 5, ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string });
  expect(Versions?.[0]?.LastModified).toBeInstanceOf(Date);
  const { DeleteMarkers } = await list({ Prefix: 'c/' });
  expect(DeleteMarkers).toMatchObject([{ Key: 'c/1', VersionId: hidden, IsLatest: true }]);
  expect((await list({ Prefix: '😀', EncodingType: 'url' })).Versions).toMatchObject([{ Key: '%F0%9F%98%80' }]);
});

test('a list says what was asked of it, and where the next page begins', async () => {
  const asked = { Prefix: 'b', KeyMarker: 'b', VersionIdMarker: idOf('b#2'), MaxKeys: 1 };
  const next = { NextKeyMarker: 'b', NextVersionIdMarker: idOf('b#1') };
  expect(await list(asked)).toMatchObject({ Name: Bucket, ...asked, ...next, IsTruncated: true });
  expect(await list()).toMatchObject({ Name: Bucket, Prefix: '', KeyMarker: '', MaxKeys: 1000, IsTruncated: false });
});

test('an object of a bucket without versions is its only one', async () => {
  await client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'key', Body: 'bytes' }));
  expect((await list({ Bucket: 'plain' })).Versions).toMatchObject([{ Key: 'key', VersionId: 'null', IsLatest: true }]);
});

test('a version to start after needs its key; grouping is not built', async () => {
  expect(await codeOf(list({ VersionIdMarker: idOf('b#1') }))).toBe('InvalidArgument');
  expect(await codeOf(list({ Delimiter: '/' }))).toBe('NotImplemented');
});
