import { afterEach, describe, expect, test, vi } from 'vitest';
import { UpdateDocumentDocument } from '#client/generated';
import { tcpOf, type Message } from '../../local/appsync/testing/socket';
import { useBed } from './testing/bed';
import { revoke, share } from './testing/giving';
import { Listener } from './testing/listening';
import { usePeople } from './testing/people';
import { desktopSession } from './testing/program';
import { errorOf, post, textFile, type Person } from './testing/quire';

const bed = useBed();
const listeners: Listener[] = [];
const { alice, bob } = usePeople(bed, 'alice', 'bob');

afterEach(() => listeners.splice(0).forEach((listener) => listener.close()));

const save = async (by: Person, name = 'plan.txt') => (await by.save(textFile('one', name))).id;
const rename = (id: string, name: string, by = alice) => by.get(UpdateDocumentDocument, { input: { id, name } });

async function connected(token: string): Promise<Listener> {
  const listener = new Listener(bed, token);
  listeners.push(listener);
  await listener.connect();
  return listener;
}

/** A person who listens to everything they may hear. */
async function listening(person: Person, asked = {}): Promise<Listener> {
  const listener = await connected(person.accessToken);
  expect((await listener.start(asked)).type).toBe('start_ack');
  return listener;
}

/** Waits until everything that has happened so far was delivered. */
async function allTold(): Promise<void> {
  const listener = await listening(bob);
  await listener.heardUpTo(await save(bob));
}

const refusalOf = ({ payload }: Message) => (payload?.errors as { errorType: string; message: string }[])[0];
const namesIn = (heard: { name: string }[]) => heard.map(({ name }) => name);

const ofOne = 'subscription ($id: ID) { onChange(documentId: $id) { documentId kind name } }';
const newId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

describe('nobody listens to what they may not see', () => {
  test('who names no document hears of their own only', async () => {
    const listener = await listening(bob);
    const theirs = await save(alice, 'private.txt');
    await rename(theirs, 'secret.txt');
    const own = await save(bob, 'own.txt');
    expect(namesIn(await listener.heardUpTo(own))).toEqual(['own.txt']);
  });

  test.each<[string, () => Promise<string> | string]>([
    ['a document of somebody else', () => save(alice)],
    ['a document that is not there', () => newId],
    ['somebody', () => alice.id],
    ['nothing', () => ''],
    ['what is no id', () => 'DOC#*'],
  ])('who names %s is told that it is not there', async (_name, id) => {
    const listener = await connected(bob.accessToken);
    const refusal = refusalOf(await listener.start({ query: ofOne, variables: { id: await id() } }));
    expect(refusal).toMatchObject({ errorType: 'NotFound' });
  });

  test('who could see a document when they began hears that it is over, and nothing after it', async () => {
    const id = await save(alice);
    const given = await share(alice, id, 'bob@example.com', 'VIEWER');
    await allTold();
    const [all, one] = [await listening(bob), await listening(bob, { query: ofOne, variables: { id } })];
    await rename(id, 'shared.txt');
    await all.heardUpTo(id);
    await revoke(alice, given);
    await rename(id, 'private.txt');
    const own = await save(bob, 'own.txt');
    const heard = await all.heardUpTo(own);
    expect(heard.map(({ kind }) => kind)).toEqual(['RENAMED', 'UNSHARED', 'CREATED']);
    expect(heard[1]).toMatchObject({ documentId: id, recipientId: bob.id });
    await vi.waitFor(() => expect(one.heard().map(({ kind }) => kind)).toEqual(['RENAMED', 'UNSHARED']));
  });

  test('whose share expires hears that it is over', async () => {
    const id = await save(alice);
    const day = 86_400;
    await share(alice, id, 'bob@example.com', 'VIEWER', new Date(Date.now() + day * 1000).toISOString());
    await allTold();
    const listener = await listening(bob);
    await bed.sweep(day + 60);
    await rename(id, 'private.txt');
    const own = await save(bob, 'own.txt');
    expect((await listener.heardUpTo(own)).map(({ kind, name }) => [kind, name])).toEqual([
      ['UNSHARED', 'plan.txt'],
      ['CREATED', 'own.txt'],
    ]);
  });

  test('nobody sees who else hears of a change', async () => {
    const listener = await listening(bob, { query: 'subscription { onChange { documentId audience } }' });
    await listener.heardUpTo(await save(bob));
    expect(listener.heard()[0]).toMatchObject({ audience: null });
  });

  test('nobody but the API itself tells of changes', async () => {
    const listener = await listening(bob);
    const input = `{ documentId: "${newId}", revision: 1, kind: SAVED, version: 1, name: "x", actorId: "x",
      actorName: "x", at: "2026-01-01T00:00:00Z", audience: ["${bob.id}"] }`;
    const query = `mutation { publishChange(input: ${input}) { id documentId kind name audience } }`;
    const headers = { authorization: alice.accessToken };
    const answer = await post(bed.endpoints.graphql, headers, JSON.stringify({ query }));
    expect(errorOf(answer)).toMatchObject({ data: null, type: 'Unauthorized' });
    expect(namesIn(await listener.heardUpTo(await save(bob, 'own.txt')))).toEqual(['own.txt']);
  });
});

test.each<[string, object]>([
  ['not sent', {}],
  ['null', { id: null }],
])('a document that is declared and %s is no document: the caller hears of all', async (_name, variables) => {
  const listener = await listening(bob, { query: ofOne, variables });
  const own = await save(bob, 'own.txt');
  expect(namesIn(await listener.heardUpTo(own))).toEqual(['own.txt']);
});

const expired = async () => (await bed.token({ email: 'bob@example.com', expiresIn: -1 })).accessToken;

describe('who is asked at each start anew', () => {
  test.each<[string, () => Promise<string>, { errorType: string; message: string }]>([
    ['an expired token', expired, { errorType: 'UnauthorizedException', message: 'Token has expired.' }],
    [
      'an id token',
      async () => (await bed.token({ email: 'bob@example.com', issue: 'id' })).idToken ?? '',
      {
        errorType: 'Unauthorized',
        message: 'Send the access token: an id token says who you are, not what this client may do.',
      },
    ],
    [
      'the token of a desktop that is not registered',
      async () => (await desktopSession(bed, 'bob@example.com')).accessToken,
      { errorType: 'Unauthorized', message: 'This device is not registered. Sign in to Quire again.' },
    ],
    [
      'what is no token',
      () => Promise.resolve('meow'),
      { errorType: 'UnauthorizedException', message: 'Unable to parse JWT token.' },
    ],
  ])('%s starts nothing (E-25)', async (_name, token, refusal) => {
    const listener = await connected(bob.accessToken);
    expect(refusalOf(await listener.start({}, await token()))).toEqual(refusal);
    expect((await listener.start({ id: '2' })).type).toBe('start_ack');
  });

  test('an expired token does not connect (E-25)', async () => {
    const listener = new Listener(bed, await expired());
    listeners.push(listener);
    const refused = await listener.connect();
    expect(refused.type).toBe('connection_error');
    expect(refusalOf(refused)).toMatchObject({ errorType: 'UnauthorizedException', errorCode: 401 });
  });
});

describe('whatever a client does, others go on hearing', () => {
  const violent: [string, (listener: Listener) => unknown, number | null][] = [
    ['sends a message of 1 MiB', ({ socket }) => socket.say('x'.repeat(1024 * 1024)), 1009],
    ['sends frames that are none', ({ socket }) => tcpOf(socket).write(Buffer.alloc(64, 0xff)), 1002],
    ['sends what is no message', ({ socket }) => socket.say('meow'), null],
    ['goes away without a word', ({ socket }) => tcpOf(socket).resetAndDestroy(), 1006],
  ];

  test.each(violent)('one that %s', async (_name, act, code) => {
    const [other, listener] = [await listening(bob), await listening(bob)];
    act(listener);
    if (code === null) await listener.socket.next('error');
    else await vi.waitFor(() => expect(listener.socket.closed()).toBe(code));
    const own = await save(bob, 'own.txt');
    expect(namesIn(await other.heardUpTo(own))).toEqual(['own.txt']);
  });

  test('the 101st subscription of a connection is one too many, and the 100 go on', async () => {
    const listener = await connected(bob.accessToken);
    const ids = Array.from({ length: 100 }, (_value, index) => `s${index}`);
    for (const id of ids) expect((await listener.start({ id })).type).toBe('start_ack');
    expect(refusalOf(await listener.start({ id: 'onemore' }))).toEqual({
      errorType: 'MaxSubscriptionsReachedError',
      message: 'Max number of 100 subscriptions reached',
    });
    const own = await save(bob);
    for (const id of ids) expect(await listener.heardUpTo(own, id)).toHaveLength(1);
  });
});
