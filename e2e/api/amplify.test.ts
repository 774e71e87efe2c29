import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  ChangesDocument,
  CompleteUploadDocument,
  CreateUploadDocument,
  DocumentDocument,
  DocumentsDocument,
  MeDocument,
  UpdateDocumentDocument,
} from '#client/generated';
import type { PublicEndpoints } from '../../local/processes/endpoints';
import { AmplifyProgram } from './testing/amplifyProgram';
import { runExample } from './testing/example';
import { RunningQuire, fourPorts } from './testing/running';
import { errorOf, inputOf, send, textFile } from './testing/quire';
import { serveWellKnown } from './testing/wellKnown';

const data = mkdtempSync(join(tmpdir(), 'quire-amplify-'));
const port = fourPorts();
const waiting = { timeout: 20_000, interval: 20 };
let quire: RunningQuire;
let endpoints: PublicEndpoints;
const programs: AmplifyProgram[] = [];

beforeAll(async () => {
  quire = new RunningQuire({ data, port, env: { QUIRE_TLS: '1' } });
  endpoints = await quire.ready();
});

afterEach(() => programs.splice(0).forEach((program) => program.close()));

afterAll(async () => {
  await quire.end();
  rmSync(data, { recursive: true });
});

/** AWS's client, signed in as this person. */
async function programOf(email: string): Promise<AmplifyProgram> {
  return started((await quire.person(email)).accessToken);
}

function started(accessToken: string): AmplifyProgram {
  const { graphql, region, ca = '' } = endpoints;
  const program = new AmplifyProgram({ graphql, region, accessToken }, ca);
  programs.push(program);
  return program;
}

async function save(program: AmplifyProgram, name = 'note.txt') {
  const file = textFile('one', name);
  const { createUpload } = await program.get(CreateUploadDocument, { input: inputOf(file) });
  if (createUpload.put) await send(createUpload.put, file.bytes);
  const { completeUpload } = await program.get(CompleteUploadDocument, { input: { uploadId: createUpload.id } });
  return completeUpload;
}

const onChange = 'subscription { onChange { documentId kind name } }';
const onChangeOf = 'subscription ($id: ID) { onChange(documentId: $id) { documentId kind name } }';
const eventOf = (documentId: string, kind: string, name: string) => ({
  data: { onChange: { documentId, kind, name } },
});

test('saves, and lists what is saved', async () => {
  const alice = await programOf('alice@example.com');
  const { id } = await save(alice, 'plan.txt');
  expect((await alice.get(MeDocument, {})).me.email).toBe('alice@example.com');
  await vi.waitFor(async () => {
    const { items } = (await alice.get(DocumentsDocument, {})).documents;
    expect(items).toMatchObject([{ id, name: 'plan.txt', version: 1 }]);
  }, waiting);
});

test('hears of changes over TLS, and finds them in the feed', async () => {
  const bob = await programOf('bob@example.com');
  const { cursor } = (await bob.get(ChangesDocument, {})).changes;
  await bob.subscribe(onChange);
  const { id } = await save(bob, 'plan.txt');
  await bob.get(UpdateDocumentDocument, { input: { id, name: 'report.txt' } });
  const [created, renamed] = [eventOf(id, 'CREATED', 'plan.txt'), eventOf(id, 'RENAMED', 'report.txt')];
  await vi.waitFor(() => expect(bob.events).toEqual([created, renamed]), waiting);
  const { items } = (await bob.get(ChangesDocument, { after: cursor })).changes;
  expect(items.map(({ kind, revision }) => [kind, revision])).toEqual([
    ['CREATED', 1],
    ['RENAMED', 2],
  ]);
});

test('hears of one document where it asks for one, and not of those of others', async () => {
  const [dora, erin] = [await programOf('dora@example.com'), await programOf('erin@example.com')];
  const [first, second] = [await save(dora), await save(dora)];
  await dora.subscribe(onChangeOf, { id: second.id });
  await erin.subscribe(onChange);
  await dora.get(UpdateDocumentDocument, { input: { id: first.id, name: 'unheard.txt' } });
  await dora.get(UpdateDocumentDocument, { input: { id: second.id, name: 'heard.txt' } });
  const { id } = await save(erin);
  await vi.waitFor(() => expect(dora.events).toContainEqual(eventOf(second.id, 'RENAMED', 'heard.txt')), waiting);
  expect(JSON.stringify(dora.events)).not.toContain(first.id);
  await vi.waitFor(() => expect(erin.events).toEqual([eventOf(id, 'CREATED', 'note.txt')]), waiting);
});

test('is told errors in their own shape', async () => {
  const alice = await programOf('alice@example.com');
  const nobody = '00000000000000000000000000';
  const notFound = await alice.ask(DocumentDocument, { id: nobody });
  expect(notFound).toMatchObject({ data: null, errors: [{ errorType: 'NotFound', path: ['document'] }] });
  const invalid = await alice.ask(CreateUploadDocument, { input: { ...inputOf(textFile('x')), name: '' } });
  expect(errorOf(invalid)).toMatchObject({ data: null, type: 'Invalid', field: 'name' });
  alice.become('no token');
  // This is how the client reports a 401.
  expect(await alice.ask(MeDocument, {})).toMatchObject({ errors: [{ message: 'Unauthorized' }] });
});

test('is told why it may not listen', async () => {
  const [alice, frank] = [await programOf('alice@example.com'), await programOf('frank@example.com')];
  const { id } = await save(alice);
  frank.listen(onChangeOf, { id });
  await vi.waitFor(() => expect(JSON.stringify(frank.events)).toContain('NotFound'), waiting);
});

test('the example of docs/integrating.md tells what happens, and goes on where it stopped', async () => {
  const alice = await quire.person('alice@example.com');
  const program = started(alice.accessToken);
  const web = await serveWellKnown({ endpoints });
  const env = { QUIRE_TOKEN: alice.accessToken, NODE_EXTRA_CA_CERTS: endpoints.ca ?? '' };
  const run = () => runExample('followByAmplify.mjs', [endpoints.web, join(data, 'cursor.txt')], { env });
  const first = run();
  await first.hear(/Following/);
  const { id } = await save(program, 'plan.txt');
  await first.hear(/alice CREATED plan.txt/);
  first.kill();
  await program.get(UpdateDocumentDocument, { input: { id, name: 'meanwhile.txt' } });
  const second = run();
  await second.hear(/alice RENAMED meanwhile.txt/);
  await program.get(UpdateDocumentDocument, { input: { id, name: 'later.txt' } });
  await second.hear(/alice RENAMED later.txt/);
  second.kill();
  web.close();
});
