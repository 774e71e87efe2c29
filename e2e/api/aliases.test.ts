import { expect, test } from 'vitest';
import type { CreateUploadMutation, DocumentFieldsFragment } from '#client/generated';
import { useBed } from './testing/bed';
import { inputOf, post, send, textFile, type Person } from './testing/quire';

const bed = useBed();

type Upload = NonNullable<CreateUploadMutation['createUpload']>;

const files = Array.from({ length: 26 }, (_value, index) => textFile(`file ${index}`, `${index}.txt`));
const bad = 13;

/** Asks for the same field once for each input, in one request. */
async function ask<Result>(person: Person, field: string, type: string, inputs: object[], selection: string) {
  const variables = Object.fromEntries(inputs.map((input, index) => [`i${index}`, input]));
  const declared = inputs.map((_input, index) => `$i${index}: ${type}!`).join(', ');
  const fields = inputs.map((_input, index) => `a${index}: ${field}(input: $i${index}) ${selection}`).join('\n');
  const query = `mutation (${declared}) {\n${fields}\n}`;
  const headers = { authorization: person.accessToken };
  const answer = await post(bed.endpoints.graphql, headers, JSON.stringify({ query, variables }));
  return { errors: answer.errors, results: inputs.map((_input, index) => answer.data?.[`a${index}`] as Result | null) };
}

test('of 26 saves in one request one is bad, and the others succeed', async () => {
  const ann = await bed.person('ann@example.com');
  const inputs = files.map((file, index) => ({ ...inputOf(file), ...(index === bad ? { size: -1 } : {}) }));
  const selection = '{ id put { method url expiresAt headers { name value } } }';
  const created = await ask<Upload>(ann, 'createUpload', 'CreateUploadInput', inputs, selection);
  expect(created.errors).toMatchObject([{ path: [`a${bad}`], errorType: 'Invalid', errorInfo: { field: 'size' } }]);
  expect(created.results.flatMap((upload, index) => (upload ? [] : [index]))).toEqual([bad]);

  for (const [index, upload] of created.results.entries()) {
    if (upload?.put) await send(upload.put, files[index]?.bytes ?? new Uint8Array());
  }
  const uploadIds = created.results.map((upload) => ({ uploadId: upload?.id ?? 'none' }));
  const saved = await ask<DocumentFieldsFragment>(
    ...([ann, 'completeUpload', 'CompleteUploadInput', uploadIds, '{ name version }'] as const),
  );
  expect(saved.errors).toMatchObject([{ path: [`a${bad}`], errorType: 'NotFound' }]);
  expect(saved.results).toEqual(files.map(({ name }, index) => (index === bad ? null : { name, version: 1 })));
});

test('30 fields run for one request, and the 31st is refused by name', async () => {
  const ann = await bed.person('ann@example.com');
  const me = (count: number) => {
    const query = `{ ${Array.from({ length: count }, (_value, index) => `a${index}: me { id }`).join(' ')} }`;
    return post(bed.endpoints.graphql, { authorization: ann.accessToken }, JSON.stringify({ query }));
  };
  expect((await me(30)).errors).toEqual([]);
  expect((await me(31)).errors).toMatchObject([{ path: ['a30'], errorType: 'ResolverExecutionLimitReached' }]);
});
