import * as sdk from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from './operations';
import { outcomeOf, runS3, type PlainRequest } from './testing/s3';

const s3 = await runS3();
afterAll(() => s3.close());

beforeAll(async () => {
  await s3.client().send(new sdk.PutObjectCommand({ Bucket: 'plain', Key: 'key', Body: 'x' }));
});

/** A request for each operation, and the parameters that it obeys, written by hand to be compared with the model of AWS's client. */
const calls: Record<string, Pick<PlainRequest, 'method' | 'path' | 'query' | 'headers'> & { heeds: string }> = {
  PutObject: { method: 'PUT', path: '/plain/key', heeds: 'if-match if-none-match' },
  GetObject: {
    method: 'GET',
    path: '/plain/key',
    heeds:
      'if-match if-none-match if-modified-since if-unmodified-since range versionId x-amz-checksum-mode ' +
      'response-cache-control response-content-disposition response-content-encoding response-content-language ' +
      'response-content-type response-expires',
  },
  HeadObject: {
    method: 'HEAD',
    path: '/plain/key',
    heeds:
      'if-match if-none-match if-modified-since if-unmodified-since range versionId x-amz-checksum-mode ' +
      'response-cache-control response-content-disposition response-content-encoding response-content-language ' +
      'response-content-type response-expires',
  },
  DeleteObject: { method: 'DELETE', path: '/plain/other', heeds: 'if-match versionId' },
  DeleteObjects: { method: 'POST', path: '/plain', query: { delete: '' }, heeds: '' },
  ListObjectsV2: {
    method: 'GET',
    path: '/plain',
    query: { 'list-type': '2' },
    heeds: 'prefix delimiter encoding-type max-keys continuation-token start-after fetch-owner',
  },
  ListObjectVersions: {
    method: 'GET',
    path: '/plain',
    query: { versions: '' },
    heeds: 'prefix encoding-type max-keys key-marker version-id-marker',
  },
  CopyObject: {
    method: 'PUT',
    path: '/plain/copy',
    headers: { 'x-amz-copy-source': '/plain/key' },
    heeds: 'if-match if-none-match x-amz-copy-source x-amz-metadata-directive x-amz-checksum-algorithm',
  },
  CreateMultipartUpload: {
    method: 'POST',
    path: '/plain/key',
    query: { uploads: '' },
    heeds: 'x-amz-checksum-algorithm x-amz-checksum-type',
  },
  UploadPart: {
    method: 'PUT',
    path: '/plain/key',
    query: { uploadId: 'none', partNumber: '1' },
    heeds: 'uploadId partNumber',
  },
  ListParts: {
    method: 'GET',
    path: '/plain/key',
    query: { uploadId: 'none' },
    heeds: 'uploadId max-parts part-number-marker',
  },
  CompleteMultipartUpload: {
    method: 'POST',
    path: '/plain/key',
    query: { uploadId: 'none' },
    heeds: 'if-match if-none-match uploadId x-amz-mp-object-size x-amz-checksum-type',
  },
  AbortMultipartUpload: { method: 'DELETE', path: '/plain/key', query: { uploadId: 'none' }, heeds: 'uploadId' },
  ListMultipartUploads: {
    method: 'GET',
    path: '/plain',
    query: { uploads: '' },
    heeds: 'prefix encoding-type max-uploads key-marker upload-id-marker',
  },
  HeadBucket: { method: 'HEAD', path: '/plain', heeds: '' },
};

/** Headers stored with an object, headers that verify a body, and those that identify the sending program. */
const heededByMany =
  /^(content-.*|cache-control|expires|x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)|x-amz-sdk-checksum-algorithm)$/;

type Trait = { httpHeader?: string; httpQuery?: string };
type Shape = [kind: number, namespace: string, name: string, traits: unknown, members: string[], schemas: unknown[]];

/** The headers and parameters of an operation, as AWS's own client knows them. */
function inputsOf(operation: string): Trait[] {
  const shapes = sdk as unknown as Record<string, Shape | undefined>;
  const [, , , , members = [], schemas = []] = shapes[`${operation}Request$`] ?? [];
  const traits = members.map((_member, index) => {
    const schema = schemas[index];
    return (Array.isArray(schema) ? schema[1] : {}) as Trait;
  });
  return traits.filter(({ httpHeader, httpQuery }) => httpHeader ?? httpQuery);
}

const nameOf = ({ httpHeader, httpQuery }: Trait) => httpHeader?.toLowerCase() ?? httpQuery ?? '';

const unheeded = Object.entries(calls).flatMap(([operation, { heeds, ...call }]) =>
  inputsOf(operation)
    .filter((trait) => !heededByMany.test(nameOf(trait)) && !heeds.split(' ').includes(nameOf(trait)))
    .map((trait) => [operation, nameOf(trait), trait, call] as const),
);

test('every operation that is built is looked at, and has the inputs of AWS’s client', () => {
  expect(Object.keys(calls).sort()).toEqual(Object.keys(operations).sort());
  expect(Object.keys(calls).filter((operation) => inputsOf(operation).length === 0)).toEqual([]);
  expect(unheeded.length).toBeGreaterThan(100);
});

test.each(unheeded)('%s does not heed %s, and says so', async (_operation, name, { httpHeader }, call) => {
  const { query = {}, headers = {} } = call;
  const added = httpHeader
    ? { query, headers: { ...headers, [name]: '1' } }
    : { query: { ...query, [name]: '1' }, headers };
  const response = await s3.send({ ...call, ...added, ...(call.method === 'PUT' && { body: 'x' }) });
  if (call.method === 'HEAD') expect(response.status).toBe(501);
  else
    expect(await response.text()).toMatch(new RegExp(`<Code>NotImplemented</Code>.*(${name}|delimiter|one part)`, 's'));
});

test.each<[string, PlainRequest]>([
  ['a parameter that S3 does not know either', { method: 'GET', path: '/plain/key', query: { width: '100' } }],
  ['the metadata of a part', { method: 'GET', path: '/plain/key', headers: { 'x-amz-meta-a': 'b' } }],
  [
    'a browser’s form',
    { method: 'POST', path: '/plain', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  ],
  ['an ACL', { method: 'GET', path: '/plain/key', query: { acl: '' } }],
  ['attributes', { method: 'GET', path: '/plain/key', query: { attributes: '' } }],
])('%s is refused by name', async (_what, request) => {
  expect(await outcomeOf(await s3.send(request))).toBe('501 NotImplemented');
});

test.each([
  ['the size of what is to be deleted', { query: { delete: '' }, path: '/plain' }, '<Size>1</Size>', 'Size'],
  ['the ETag of what is to be deleted', { query: { delete: '' }, path: '/plain' }, '<ETag>x</ETag>', 'ETag'],
])('%s is refused by name, and nothing is deleted', async (_what, call, element, name) => {
  const body = `<Delete><Object><Key>key</Key>${element}</Object></Delete>`;
  const response = await s3.send({ method: 'POST', ...call, body });
  expect(await response.text()).toContain(`The element ${name} is not implemented`);
  expect((await s3.send({ method: 'HEAD', path: '/plain/key' })).status).toBe(200);
});

test('a document that declares entities is none', async () => {
  const body = '<!DOCTYPE x [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>';
  const response = await s3.send({ method: 'POST', path: '/plain', query: { delete: '' }, body });
  expect(await outcomeOf(response)).toBe('400 MalformedXML');
});
