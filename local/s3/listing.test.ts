import {
  DeleteObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type ListObjectsV2CommandInput,
} from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { codeOf, runS3 } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

const client = s3.client();
const Bucket = 'versioned';
const keys = ['a', 'b/1', 'b/2', 'b/3/x', 'b0', 'c/1', 'd', '￮', '😀'];
for (const Key of [...keys].reverse()) await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
await client.send(new PutObjectCommand({ Bucket, Key: 'deleted', Body: 'x' }));
await client.send(new DeleteObjectCommand({ Bucket, Key: 'deleted' }));

const list = (more: Partial<ListObjectsV2CommandInput> = {}) =>
  client.send(new ListObjectsV2Command({ Bucket, ...more }));

/** Every page of a list: its keys, and its common prefixes in parentheses. */
async function pages(more: Partial<ListObjectsV2CommandInput>): Promise<string[][]> {
  const found: string[][] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await list({ ...more, ContinuationToken });
    const groups = (page.CommonPrefixes ?? []).map(({ Prefix }) => `(${Prefix})`);
    found.push([...(page.Contents ?? []).map(({ Key }) => Key ?? ''), ...groups]);
    expect(page.KeyCount).toBe(found.at(-1)?.length);
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return found;
}

test.each<[string, Partial<ListObjectsV2CommandInput>, string[][]]>([
  ['everything, in the order of UTF-8', {}, [keys]],
  ['a prefix', { Prefix: 'b/' }, [['b/1', 'b/2', 'b/3/x']]],
  ['folders', { Delimiter: '/' }, [['a', 'b0', 'd', '￮', '😀', '(b/)', '(c/)']]],
  ['a folder', { Prefix: 'b/', Delimiter: '/' }, [['b/1', 'b/2', '(b/3/)']]],
  ['what comes after a key', { StartAfter: 'c/1' }, [['d', '￮', '😀']]],
  ['pages', { MaxKeys: 4 }, [keys.slice(0, 4), keys.slice(4, 8), keys.slice(8)]],
  ['pages of folders', { MaxKeys: 2, Delimiter: '/' }, [['a', '(b/)'], ['b0', '(c/)'], ['d', '￮'], ['😀']]],
  ['nothing', { Prefix: 'x' }, [[]]],
  ['a page of none', { MaxKeys: 0 }, [[]]],
])('the list of %s is complete', async (_, query, expected) => {
  expect(await pages(query)).toEqual(expected);
});

test('a list tells size, ETag and time, and encodes keys if asked to', async () => {
  const { Contents } = await list({ Prefix: '😀', EncodingType: 'url' });
  expect(Contents).toMatchObject([{ Key: '%F0%9F%98%80', Size: 4 }]);
  expect(Contents?.[0]?.ETag).toMatch(/^"[0-9a-f]{32}"$/);
  expect(Contents?.[0]?.LastModified).toBeInstanceOf(Date);
});

test('a list says what was asked of it', async () => {
  const asked = { Prefix: 'b/', StartAfter: 'b/1', Delimiter: '/', MaxKeys: 1 };
  const said = { Name: Bucket, ...asked, KeyCount: 1, IsTruncated: true };
  expect(await list({ ...asked, EncodingType: 'url' })).toMatchObject({ ...said, EncodingType: 'url' });
  expect(await list()).toMatchObject({
    Name: Bucket,
    Prefix: '',
    MaxKeys: 1000,
    KeyCount: keys.length,
    IsTruncated: false,
  });
});

test('a token that is none is refused', async () => {
  expect(await codeOf(list({ ContinuationToken: '!' }))).toBe('InvalidArgument');
});
