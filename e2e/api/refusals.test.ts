import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import {
  CompleteUploadDocument,
  CreateDownloadDocument,
  CreateUploadDocument,
  DocumentDocument,
  DocumentsDocument,
  UpdateDocumentDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { usePeople } from './testing/people';
import { errorOf, inputOf, Person, post, send, sha256, textFile } from './testing/quire';

const bed = useBed();
const { alice, mallory } = usePeople(bed, 'alice', 'mallory');

afterEach(() => vi.useRealTimers());

const ask = (headers: Record<string, string>, query = '{ me { id } }') =>
  post(bed.endpoints.graphql, headers, JSON.stringify({ query }));

async function isStored(person: Person, name: string): Promise<boolean> {
  const { documents } = await person.get(DocumentsDocument, { limit: 100 });
  return documents.items.some((item) => item.name === name);
}

// Moves only Date: the cloud's sockets and timers go on.
function travel(seconds: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
}

test('nobody is let in without a token, or with one that is expired, foreign or broken (E-28)', async () => {
  const expired = await bed.token({ email: 'alice@example.com', expiresIn: -1 });
  const [header, payload, signature] = alice.accessToken.split('.');
  const forged = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as Record<string, unknown>;
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const tokens = {
    none: {},
    expired: { authorization: expired.accessToken },
    broken: { authorization: 'Bearer x.y.z' },
    'of another issuer': {
      authorization: `${header}.${encode({ ...forged, iss: 'https://evil.example' })}.${signature}`,
    },
    'of another person': { authorization: `${header}.${encode({ ...forged, sub: randomUUID() })}.${signature}` },
    unsigned: { authorization: `${encode({ alg: 'none' })}.${payload}.` },
    'an unknown API key': { 'x-api-key': 'da2-aaaaaaaaaaaaaaaaaaaaaaaaaa' },
  };
  for (const [name, headers] of Object.entries(tokens)) {
    const { status, data } = await ask(headers);
    expect([name, status, data]).toEqual([name, 401, null]);
  }
});

test('an id token says who somebody is, and opens nothing (E-28)', async () => {
  const { idToken = '' } = await bed.token({ email: 'alice@example.com', issue: 'id' });
  expect(errorOf(await ask({ authorization: idToken }))).toMatchObject({ data: null, type: 'Unauthorized' });
});

test('a desktop token opens nothing before its device is registered', async () => {
  const { accessToken } = await bed.token({ email: 'alice@example.com', clientName: 'desktop' });
  const complete = 'mutation { completeUpload(input: { uploadId: "x" }) { id } }';
  for (const query of ['{ me { id } }', '{ documents { items { id } } }', complete]) {
    expect(errorOf(await ask({ authorization: accessToken }, query))).toMatchObject({
      data: null,
      type: 'Unauthorized',
    });
  }
});

test('the API key opens no field of a person', async () => {
  expect(errorOf(await ask({ 'x-api-key': bed.endpoints.apiKey }))).toMatchObject({ data: null, type: 'Unauthorized' });
});

test('an unknown field is an answer with an error, not a failure', async () => {
  const answer = await ask({ authorization: alice.accessToken }, '{ me { password } }');
  expect(answer).toMatchObject({ status: 200, data: null });
  expect(answer.errors[0]?.message).toContain("Field 'password' in type 'Account' is undefined");
});

const good = () => inputOf(textFile('hello', `${randomUUID()}.txt`));

test.each<[string, Partial<Record<keyof ReturnType<typeof inputOf> | 'baseVersion' | 'documentId', unknown>>, string]>([
  ['an empty name', { name: '' }, 'name'],
  ['no name', { name: null }, 'name'],
  ['a name of spaces', { name: '   ' }, 'name'],
  ['a name that is a folder', { name: '..' }, 'name'],
  ['a name of 256 bytes', { name: 'a'.repeat(256) }, 'name'],
  ['a name of 256 bytes in 128 letters', { name: 'é'.repeat(128) }, 'name'],
  ['a slash in the name', { name: 'a/b.txt' }, 'name'],
  ['a line break in the name', { name: 'a\nb.txt' }, 'name'],
  ['a line break at its end', { name: 'a.txt\n' }, 'name'],
  ['a NUL in the name', { name: 'a\u0000.txt' }, 'name'],
  ['half a letter in the name', { name: 'a\ud800.txt' }, 'name'],
  ['a name that turns its ending around (E-47)', { name: 'photo\u202egpj.exe' }, 'name'],
  ['a name that hides something (E-47)', { name: 'pay\u200bpal.txt' }, 'name'],
  ['a negative size', { size: -1 }, 'size'],
  ['a fraction of a byte', { size: 1.5 }, 'size'],
  ['one byte over the limit', { size: 53_687_091_201 }, 'size'],
  ['16 MiB without a sha256', { size: 16_777_216, sha256: null }, 'sha256'],
  ['a short sha256', { sha256: 'abc' }, 'sha256'],
  ['an upper case sha256', { sha256: 'A'.repeat(64) }, 'sha256'],
  ['a sha256 with a line break', { sha256: `${'a'.repeat(63)}\n` }, 'sha256'],
  ['a MIME type that is none', { mimeType: 'text' }, 'mimeType'],
  ['a MIME type with a header in it', { mimeType: 'text/plain\r\nx: y' }, 'mimeType'],
  ['a MIME type with parameters', { mimeType: 'text/plain; charset=utf-8' }, 'mimeType'],
  ['a base for a new document', { baseVersion: 1 }, 'documentId'],
  ['a clientRequestId with a #', { clientRequestId: 'a#b' }, 'clientRequestId'],
  ['a clientRequestId of 65 letters', { clientRequestId: 'a'.repeat(65) }, 'clientRequestId'],
])('%s is refused, and says which field (E-15)', async (_name, wrong, field) => {
  const input = { ...good(), ...wrong } as ReturnType<typeof inputOf>;
  expect(errorOf(await alice.ask(CreateUploadDocument, { input }))).toEqual({ data: null, type: 'Invalid', field });
});

test.each([
  ['a name of 255 bytes', { name: 'a'.repeat(255) }],
  ['a name of 255 bytes in few letters', { name: `${'é'.repeat(127)}a` }],
  ['no bytes at all', { size: 0, sha256: sha256(new Uint8Array()) }],
  ['16 MiB', { size: 16_777_216 }],
])('%s is not too much', async (_name, edge) => {
  const { errors } = await alice.ask(CreateUploadDocument, { input: { ...good(), ...edge } });
  expect(errors).toEqual([]);
});

test.each([0, -1, 101])('a page of %i is refused', async (limit) => {
  expect(errorOf(await alice.ask(DocumentsDocument, { limit }))).toEqual({
    data: null,
    type: 'Invalid',
    field: 'limit',
  });
});

test('a made-up nextToken, and one of somebody else, are refused', async () => {
  for (let index = 0; index < 2; index++) await mallory.save(textFile('x', `${index}.txt`));
  const { documents } = await mallory.get(DocumentsDocument, { limit: 1 });
  for (const nextToken of ['eyJwayI6IngifQ', documents.nextToken]) {
    const answer = await alice.ask(DocumentsDocument, { nextToken });
    expect(errorOf(answer)).toEqual({ data: null, type: 'Invalid', field: 'nextToken' });
  }
});

test.each<[string, { bytes?: string; headers?: Record<string, string>; late?: number; status: number }]>([
  ['one byte more', { bytes: 'hello!', status: 403 }],
  ['one byte less', { bytes: 'hell', status: 403 }],
  ['other bytes of the same length', { bytes: 'jello', status: 400 }],
  ['another type', { headers: { 'content-type': 'text/html' }, status: 403 }],
  [
    'the checksum of other bytes',
    { headers: { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') }, status: 403 },
  ],
  ['the leave to overwrite', { headers: { 'if-none-match': '"x"' }, status: 403 }],
  ['61 s', { late: 61, status: 403 }],
])(
  'a PUT with %s too many, changed or late stores nothing (E-35)',
  async (_name, { bytes = 'hello', headers, late = 0, status }) => {
    const input = good();
    const { createUpload } = await alice.get(CreateUploadDocument, { input });
    if (!createUpload.put) throw new Error('The upload has no PUT.');
    if (late) travel(late);
    expect((await send(createUpload.put, new TextEncoder().encode(bytes), headers)).status).toBe(status);
    vi.useRealTimers();
    const completed = await alice.ask(CompleteUploadDocument, { input: { uploadId: createUpload.id } });
    expect(errorOf(completed)).toMatchObject({ data: null, type: 'Conflict' });
    expect(await isStored(alice, input.name)).toBe(false);
  },
);

test('a PUT sent twice is told that the bytes are there, and the save goes on', async () => {
  const file = textFile('hello', 'twice sent.txt');
  const upload = await alice.uploadAndPut(file);
  if (!upload.put) throw new Error('The upload has no PUT.');
  expect((await send(upload.put, file.bytes)).status).toBe(412);
  const { completeUpload } = await alice.get(CompleteUploadDocument, { input: { uploadId: upload.id } });
  expect(completeUpload.version).toBe(1);
});

test('completing before the bytes are there is refused, and works once they are', async () => {
  const file = textFile('later', 'later.txt');
  const upload = await alice.upload(file);
  const input = { uploadId: upload.id };
  expect(errorOf(await alice.ask(CompleteUploadDocument, { input }))).toMatchObject({ data: null, type: 'Conflict' });
  if (upload.put) await send(upload.put, file.bytes);
  expect((await alice.get(CompleteUploadDocument, { input })).completeUpload.name).toBe('later.txt');
});

test("somebody else's upload cannot be told from one that never was (E-27)", async () => {
  const { id } = await alice.uploadAndPut(textFile('mine', 'mine.txt'));
  const theirs = await mallory.ask(CompleteUploadDocument, { input: { uploadId: id } });
  const nobodys = await mallory.ask(CompleteUploadDocument, { input: { uploadId: randomUUID() } });
  expect(theirs).toEqual(nobodys);
  expect(errorOf(theirs)).toMatchObject({ data: null, type: 'NotFound' });
});

test.each(['#', '', 'DOC', 'a'.repeat(65), '../x', 'x\n'])(
  '%j is no id, and no more than not found (E-27)',
  async (id) => {
    expect(errorOf(await alice.ask(DocumentDocument, { id }))).toMatchObject({ data: null, type: 'NotFound' });
  },
);

test("somebody else's document cannot be told from one that does not exist, whatever is asked of it (E-27)", async () => {
  const { id } = await alice.save(textFile('secret', 'secret.txt'));
  const missing = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  const questions = [
    (documentId: string) => mallory.ask(DocumentDocument, { id: documentId }),
    (documentId: string) => mallory.ask(CreateDownloadDocument, { input: { documentId } }),
    (documentId: string) => mallory.ask(UpdateDocumentDocument, { input: { id: documentId, name: 'x.txt' } }),
    (documentId: string) => mallory.ask(UpdateDocumentDocument, { input: { id: documentId } }),
    (documentId: string) =>
      mallory.ask(CreateUploadDocument, { input: { ...good(), name: null, documentId, baseVersion: 1 } }),
  ];
  for (const question of questions) {
    const theirs = await question(id);
    expect(theirs).toEqual(await question(missing));
    expect(errorOf(theirs)).toMatchObject({ data: null, type: 'NotFound' });
  }
});

test('an upload ends after an hour, and says so', async () => {
  const input = good();
  const { createUpload } = await alice.get(CreateUploadDocument, { input });
  if (createUpload.put) await send(createUpload.put, new TextEncoder().encode('hello'));
  travel(3601);
  const later = await bed.person('alice@example.com');
  const completed = await later.ask(CompleteUploadDocument, { input: { uploadId: createUpload.id } });
  const repeated = await later.ask(CreateUploadDocument, { input });
  expect([errorOf(completed).type, errorOf(repeated).type]).toEqual(['Expired', 'Expired']);
});
