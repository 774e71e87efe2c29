import { print } from 'graphql';
import { WebSocket } from 'ws';
import { describe, expect, test, vi } from 'vitest';
import { QuireClient } from '../../desktop/quireClient';
import type { Change } from '#client/followChanges';
import {
  OnChangeDocument,
  RevokeDeviceDocument,
  UpdateDocumentDocument,
  type OnChangeSubscription,
} from '#client/generated';
import type { Endpoints } from '#client/endpoints';
import { Realtime, type Socket } from '#client/realtime';
import { useBed } from './testing/bed';
import { openChaos } from './testing/chaos';
import { useComputers } from './testing/computer';
import { revoke, share } from './testing/giving';
import { Random } from './testing/model/random';
import { usePeople } from './testing/people';
import { textFile } from './testing/quire';
import { wholeNumber } from '../testing/wholeNumber';

const bed = useBed();
const place = () => Promise.resolve({ url: bed.endpoints.realtime, host: new URL(bed.endpoints.graphql).host });
const waiting = { timeout: 20_000, interval: 20 };
const { alice } = usePeople(bed, 'alice');
const { computerOf } = useComputers(bed);

/** A client that follows changes, and the changes it was given. */
async function following(email: string, endpoints: Partial<Endpoints> = {}) {
  const computer = await computerOf(email, endpoints);
  const client = new QuireClient({ home: computer.home });
  const changes: Change[] = [];
  const resets: string[] = [];
  const stopping = new AbortController();
  const follower = {
    change: (change: Change) => void changes.push(change),
    reset: (to: string) => void resets.push(to),
  };
  const ended = client.followChanges(await client.feedEnd(), follower, stopping.signal);
  const outcome = ended.then(
    () => 'stopped',
    (error: unknown) => (error instanceof Error ? error.name + ': ' + error.message : 'a bug'),
  );
  return { changes, resets, outcome, stop: () => stopping.abort() };
}

const rename = (id: string, name: string, by = alice) => by.get(UpdateDocumentDocument, { input: { id, name } });

test('a client that follows is handed every change once, in order', async () => {
  const client = await following('alice@example.com');
  const { id } = await alice.save(textFile('one'));
  for (const name of ['a.txt', 'b.txt', 'c.txt']) await rename(id, name);
  await vi.waitFor(
    () => expect(client.changes.map(({ name }) => name)).toEqual(['note.txt', 'a.txt', 'b.txt', 'c.txt']),
    waiting,
  );
  client.stop();
  expect(await client.outcome).toBe('stopped');
});

test('who may not see a document any more hears that, and nothing after it', async () => {
  const client = await following('bob@example.com');
  const { id } = await alice.save(textFile('one'));
  const given = await share(alice, id, 'bob@example.com', 'VIEWER');
  await vi.waitFor(() => expect(client.changes.at(-1)?.kind).toBe('SHARED'), waiting);
  await revoke(alice, given);
  await rename(id, 'private.txt');
  await alice.save(textFile('theirs'));
  await vi.waitFor(() => expect(client.changes.at(-1)?.kind).toBe('UNSHARED'), waiting);
  client.stop();
  expect(client.changes.filter(({ name }) => name === 'private.txt')).toEqual([]);
});

test('a device that is revoked hears nothing from then on, and says why', async () => {
  const client = await following('alice@example.com');
  const { id } = await alice.save(textFile('one'));
  await vi.waitFor(() => expect(client.changes).toHaveLength(1), waiting);
  const devices = await bed.rows.list(`USER#${alice.id}`, 'DEVICE#');
  const newest = devices.toSorted((a, b) => String(a.createdAt).localeCompare(String(b.createdAt))).at(-1);
  await alice.get(RevokeDeviceDocument, { id: String(newest?.id) });
  expect(await client.outcome).toContain('signed out of Quire from elsewhere');
  await rename(id, 'unheard.txt');
  expect(client.changes).toHaveLength(1);
});

describe('one connection for as long as somebody listens', () => {
  /** Listens with these tokens in turn, then keeps using the last; records how often it was connected and what came. */
  function listening(tokens: (() => Promise<string>)[]) {
    const asked: (string | null)[] = [];
    const heard = { started: 0, names: [] as string[], ended: [] as (Error | null)[], asked };
    const realtime = new Realtime({
      place,
      connect: (url, protocols) => new WebSocket(url, protocols) as unknown as Socket,
      accessToken(refused) {
        asked.push(refused);
        return (
          (tokens.length > 1 ? tokens.shift() : tokens[0])?.() ?? Promise.reject(new Error('There are no tokens.'))
        );
      },
    });
    const stop = realtime.listen<OnChangeSubscription>(
      { query: print(OnChangeDocument), variables: {} },
      {
        started: () => void (heard.started += 1),
        hear: ({ onChange }) => void heard.names.push(onChange?.name ?? ''),
        end: (reason) => void heard.ended.push(reason),
      },
    );
    return { heard, stop };
  }

  const tokenFor = async (expiresIn?: number) =>
    (await bed.token({ email: 'alice@example.com', ...(expiresIn === undefined ? {} : { expiresIn }) })).accessToken;

  test('a token that ends on the way is replaced, and nothing else is to be done', async () => {
    const { heard, stop } = listening([() => tokenFor(3), () => tokenFor()]);
    await vi.waitFor(() => expect(heard.started).toBe(1), waiting);
    const startedAt = Date.now();
    const { id } = await alice.save(textFile('one'));
    for (let count = 0; heard.started < 2; count += 1) {
      await rename(id, `${count}.txt`);
      if (Date.now() > startedAt + waiting.timeout) throw new Error('It was never on again.');
    }
    await rename(id, 'after.txt');
    await vi.waitFor(() => expect(heard.names).toContain('after.txt'), waiting);
    expect(heard.ended).toEqual([]);
    expect(heard.asked.map((refused) => refused !== null)).toEqual([false, true]);
    stop();
  });

  test('tokens that are refused again and again end it, with the reason', async () => {
    const { heard } = listening([() => Promise.resolve('no token')]);
    await vi.waitFor(() => expect(heard.ended).toHaveLength(1), waiting);
    expect(heard.ended[0]).toMatchObject({ errorType: 'UnauthorizedException' });
    expect([heard.started, heard.asked.length]).toEqual([0, 2]);
  });

  test('whoever stops before the token has come leaves no connection behind', async () => {
    let give: (token: string) => void = () => undefined;
    const opened = vi.fn();
    const realtime = new Realtime({
      place,
      connect: opened,
      accessToken: () => new Promise((resolve) => (give = resolve)),
    });
    const stop = realtime.listen(
      { query: print(OnChangeDocument), variables: {} },
      { started: () => undefined, hear: () => undefined, end: () => undefined },
    );
    stop();
    give(await tokenFor());
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened).not.toHaveBeenCalled();
  });
});

describe('where pushes are lost and repeated and connections break', () => {
  const seconds = wholeNumber('CHAOS_SECONDS', 6);
  const seed = wholeNumber('CHAOS_SEED', Date.now() % 1_000_000);

  test(`everything arrives once all the same (seed ${seed})`, { timeout: (seconds + 60) * 1000 }, async () => {
    const chaos = await openChaos(
      bed.endpoints.realtime,
      { lost: 0.3, doubled: 0.1, cutWithin: 2000 },
      new Random(seed),
    );
    const client = await following('alice@example.com', { realtime: chaos.url });
    const requests = vi.spyOn(globalThis, 'fetch');
    const ids = await Promise.all([1, 2, 3].map(async () => (await alice.save(textFile('one'))).id));
    const names: string[] = [];
    const end = Date.now() + seconds * 1000;
    for (let count = 0; Date.now() < end; count += 1) {
      names.push(`${count}.txt`);
      await rename(ids[count % ids.length] ?? '', `${count}.txt`);
    }
    chaos.calm();
    await rename(ids[0] ?? '', 'last.txt');
    await vi.waitFor(() => expect(client.changes.at(-1)?.name).toBe('last.txt'), { ...waiting, timeout: 70_000 });
    client.stop();
    const renamed = client.changes.filter(({ kind }) => kind === 'RENAMED').map(({ name }) => name);
    expect(renamed).toEqual([...names, 'last.txt']);
    expect(client.resets).toEqual([]);
    expect(chaos.cuts()).toBeGreaterThan(1);
    const pulls = requests.mock.calls.filter(([, init]) =>
      (init?.body as string | undefined)?.includes('query Changes'),
    );
    // One pull for each hint, besides the first and those after a minute's silence.
    expect(pulls.length).toBeLessThanOrEqual(1 + chaos.hints() + Math.ceil(seconds / 60));
    console.info(`${names.length} changes, ${chaos.cuts()} cuts, ${chaos.hints()} hints, ${pulls.length} pulls.`);
    requests.mockRestore();
    await chaos.close();
  });
});

describe('the command line', () => {
  test('tells what happens, a line each, and where to go on from', async () => {
    const computer = await computerOf('alice@example.com');
    const watching = computer.start(['watch', '--json']);
    await vi.waitFor(() => expect(watching.said.err).toContain('Watching'), waiting);
    const { id } = await alice.save(textFile('one', 'watched.txt'));
    await vi.waitFor(() => expect(watching.said.out).toContain('watched.txt'), waiting);
    watching.stop();
    const { code, out } = await watching.ended;
    expect(code).toBe(0);
    const told = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, object>);
    const end = told.at(-1)?.end as { cursor: string };
    const { cursor } = end;
    expect(told).toMatchObject([
      { cursor: expect.any(String) as string },
      { change: { documentId: id, kind: 'CREATED', actorName: 'alice' } },
      { cursor },
      { end },
    ]);

    await rename(id, 'meanwhile.txt');
    const again = computer.start(['watch', '--json', '--after', cursor]);
    await vi.waitFor(() => expect(again.said.out).toContain('meanwhile.txt'), waiting);
    expect(again.said.out).not.toContain('watched.txt');
    again.stop();
    await again.ended;
  });

  test('keeps a file at the newest version, unless it has changes of its own', async () => {
    const computer = await computerOf('alice@example.com');
    computer.write('plan.txt', 'one');
    const { documentId = '' } = await computer.ask<{ documentId?: string }>('save', 'plan.txt');
    const following = computer.start(['refresh', 'plan.txt', '--follow']);
    await vi.waitFor(() => expect(following.said.out).toContain('version 1'), waiting);
    await alice.save(textFile('two'), { documentId, baseVersion: 1 });
    await vi.waitFor(() => expect(computer.read('plan.txt')).toBe('two'), waiting);
    computer.write('plan.txt', 'mine');
    await alice.save(textFile('three'), { documentId, baseVersion: 2 });
    await vi.waitFor(() => expect(following.said.err).toContain('changes'), waiting);
    expect(computer.read('plan.txt')).toBe('mine');
    following.stop();
    await following.ended;
  });
});
