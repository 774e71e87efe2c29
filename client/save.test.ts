import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { hashedHere, type Bytes } from './hashedFile';
import { UnreachableError } from './reach';
import { BytesChangedError, Reading } from './reading';
import { pauseAskedBy, Refusal } from './refusal';
import { createRetry } from './retry';
import { resume, save, type ApiUpload, type CompleteInput, type Means, type Progress } from './save';

const bytesOf = (text: string): Bytes => ({
  size: text.length,
  slice: (from, to) => Promise.resolve(new TextEncoder().encode(text.slice(from, to))),
});
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const signed = { method: 'PUT', url: 'https://store', headers: [] };
const busy = new Refusal({ message: 'Words.', errorType: 'Busy', errorInfo: null });
const retry = createRetry(pauseAskedBy, 6, { wait: () => Promise.resolve(), random: () => 0 });

type Answers = {
  create?: (Error | ApiUpload['state'])[];
  upload?: Partial<ApiUpload>;
  store?: number[];
  complete?: Error[];
};

/** An API and a store that give prepared answers, or else succeed; records every call. */
function world(answers: Answers) {
  const seen: string[] = [];
  const created: object[] = [];
  const completed: CompleteInput[] = [];
  const answer = <T>(value: T | Error): Promise<T> =>
    value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  const means: Means<{ id: string }> = {
    retry,
    api: {
      createUpload(input) {
        seen.push('create');
        created.push(input);
        const state = answers.create?.shift() ?? 'OPEN';
        if (state instanceof Error) return Promise.reject(state);
        return answer<ApiUpload>({ id: 'upload', state, put: state === 'OPEN' ? signed : null, ...answers.upload });
      },
      upload: (id) => answer({ id, state: 'OPEN' as const, ...answers.upload }),
      presignUploadParts: ({ parts }) =>
        answer(parts.map(({ partNumber }) => ({ request: { ...signed, url: `part ${partNumber}` } }))),
      completeUpload(input) {
        seen.push('complete');
        completed.push(input);
        return answer(answers.complete?.shift() ?? { id: 'd' });
      },
    },
    async send({ url }, body) {
      seen.push(url === signed.url ? 'put' : `${url}: ${await new Response(body).text()}`);
      return answers.store?.shift() ?? 200;
    },
  };
  return { seen, created, completed, means };
}

const runOf = (text: string, signal?: AbortSignal) => runOn(bytesOf(text), signal);

const runOn = (bytes: Bytes, signal = new AbortController().signal) => {
  const told: Progress[] = [];
  const run = { reading: new Reading(hashedHere(bytes)), tell: (at: Progress) => void told.push(at), signal };
  return { told, run };
};

async function saveHello(answers: Answers, signal?: AbortSignal) {
  const { means, ...noted } = world(answers);
  const { told, run } = runOf('hello', signal);
  const target = { name: 'hello.txt' };
  const request = { ...run, target, mimeType: 'text/plain', clientRequestId: 'request' };
  const outcome = await save(means, request).catch((error: Error) => error);
  return { outcome, told, ...noted };
}

test('a save reserves, sends and completes, and says how far it is', async () => {
  const { outcome, seen, told, created } = await saveHello({});
  expect(outcome).toEqual({ id: 'd' });
  expect(seen).toEqual(['create', 'put', 'complete']);
  expect(told).toEqual([
    { at: 'checking' },
    { at: 'sending', sent: 0 },
    { at: 'sending', sent: 5 },
    { at: 'finishing' },
  ]);
  expect(created).toEqual([
    { clientRequestId: 'request', name: 'hello.txt', mimeType: 'text/plain', size: 5, sha256: sha256('hello') },
  ]);
});

test.each<[string, Answers, string[]]>([
  ['a busy API is asked again', { create: [busy] }, ['create', 'create', 'put', 'complete']],
  ['bytes that are already there are not missed', { store: [412] }, ['create', 'put', 'complete']],
  ['a signature that is too old is replaced', { store: [403] }, ['create', 'put', 'create', 'put', 'complete']],
  ['a store that is unwell is tried again', { store: [503] }, ['create', 'put', 'create', 'put', 'complete']],
  ['an upload that is complete sends nothing', { create: ['COMPLETED'] }, ['create', 'complete']],
  [
    'a lost answer to the last step does not send the bytes again',
    { complete: [new UnreachableError()] },
    ['create', 'put', 'complete', 'complete'],
  ],
])('%s', async (_case, answers, steps) => {
  const { outcome, seen } = await saveHello(answers);
  expect(seen).toEqual(steps);
  expect(outcome).toEqual({ id: 'd' });
});

test('every attempt of a save is the same save', async () => {
  const { created } = await saveHello({ store: [503, 503] });
  expect(new Set(created.map((input) => JSON.stringify(input))).size).toBe(1);
  expect(created).toHaveLength(3);
});

test('bytes that the store refuses are not sent again', async () => {
  const { outcome, seen } = await saveHello({ store: [400] });
  expect(outcome).toBeInstanceOf(Error);
  expect(seen).toEqual(['create', 'put']);
});

test('a stopped save goes no further', async () => {
  const { outcome, seen } = await saveHello({}, AbortSignal.abort());
  expect(outcome).toMatchObject({ name: 'AbortError' });
  expect(seen).toEqual([]);
});

test('more than one PUT carries is sent in parts, its fingerprint given at the end', async () => {
  const text = 'x'.repeat(16 * 1024 * 1024 + 5);
  const { means, created, completed, seen } = world({
    upload: { put: null, parts: { partSize: 8_388_608, partCount: 3 } },
  });
  const { run } = runOf(text);
  await save(means, {
    ...run,
    target: { documentId: 'd', baseVersion: 2 },
    mimeType: 'text/plain',
    clientRequestId: 'r',
  });
  expect(created).toEqual([
    { clientRequestId: 'r', documentId: 'd', baseVersion: 2, mimeType: 'text/plain', size: text.length },
  ]);
  expect(seen).toHaveLength(5);
  expect(completed).toEqual([{ uploadId: 'upload', sha256: sha256(text) }]);
});

const plan = { partSize: 3, partCount: 4 };
const text = 'aaabbbcccd';
const part = (partNumber: number, letters: string) => ({ partNumber, size: letters.length, sha256: sha256(letters) });

test.each([
  ['all of them where none is there', [], ['part 1: aaa', 'part 2: bbb', 'part 3: ccc', 'part 4: d']],
  ['those that are missing', [part(1, 'aaa'), part(3, 'ccc')], ['part 2: bbb', 'part 4: d']],
  ['those with other bytes', [part(1, 'aaa'), part(2, 'BBB'), part(3, 'ccc'), part(4, 'd')], ['part 2: bbb']],
])('an upload that goes on sends %s', async (_case, uploadedParts, sent) => {
  const { means, seen, completed } = world({ upload: { parts: plan, uploadedParts } });
  const { run, told } = runOf(text);
  expect(await resume(means, 'upload', run)).toEqual({ id: 'd' });
  expect(seen).toEqual([...sent, 'complete']);
  expect(completed).toEqual([{ uploadId: 'upload', sha256: sha256(text) }]);
  expect(told.at(-2)).toEqual({ at: 'sending', sent: text.length });
});

test('an upload whose parts are put together already sends none, but says their fingerprint', async () => {
  const { means, seen, completed } = world({ upload: { parts: plan, state: 'COMPLETING', uploadedParts: null } });
  await resume(means, 'upload', runOf(text).run);
  expect(seen).toEqual(['complete']);
  expect(completed).toEqual([{ uploadId: 'upload', sha256: sha256(text) }]);
});

test('a part that did not arrive is signed and sent again', async () => {
  const { means, seen } = world({ upload: { parts: plan }, store: [200, 503] });
  await resume(means, 'upload', runOf(text).run);
  expect([...seen].sort()).toEqual([
    'complete',
    'part 1: aaa',
    'part 2: bbb',
    'part 2: bbb',
    'part 3: ccc',
    'part 4: d',
  ]);
});

test('a part that is refused ends the whole, and nothing is completed', async () => {
  const { means, seen } = world({ upload: { parts: plan }, store: [400] });
  await expect(resume(means, 'upload', runOf(text).run)).rejects.toThrow('The store answered 400');
  expect(seen).not.toContain('complete');
});

test('three parts are on their way at the same time, and never more', async () => {
  const { means } = world({ upload: { parts: { partSize: 1, partCount: 10 } } });
  let running = 0;
  let most = 0;
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const send = async () => {
    most = Math.max(most, (running += 1));
    await gate;
    running -= 1;
    return 200;
  };
  const run = resume({ ...means, send }, 'upload', runOf(text).run);
  await vi.waitFor(() => expect(running).toBe(3));
  open();
  await run;
  expect(most).toBe(3);
});

/** Bytes that count how many of them are read. */
function counted(bytes: Bytes) {
  const counter = { read: 0 };
  const slice = async (from: number, to: number) => {
    counter.read += to - from;
    return bytes.slice(from, to);
  };
  return { counter, bytes: { ...bytes, slice } };
}

test('after a pause only what is missing is read again', async () => {
  const stop = new AbortController();
  const { counter, bytes } = counted(bytesOf(text));
  const { run } = runOn(bytes, stop.signal);
  const first = world({ upload: { parts: plan } });
  const send: Means<unknown>['send'] = (request, body, sending) => {
    if (request.url === 'part 4') stop.abort();
    return first.means.send(request, body, sending);
  };
  await expect(resume({ ...first.means, send }, 'upload', run)).rejects.toMatchObject({ name: 'AbortError' });

  counter.read = 0;
  const uploadedParts = [part(1, 'aaa'), part(2, 'bbb'), part(3, 'ccc')];
  const second = world({ upload: { parts: plan, uploadedParts } });
  await resume(second.means, 'upload', { ...run, signal: new AbortController().signal });
  expect(counter.read).toBe(1);
  expect(second.completed).toEqual([{ uploadId: 'upload', sha256: sha256(text) }]);
});

test('a file that has changed since the pause is not mixed with what it was', async () => {
  let bytes = bytesOf(text);
  const { run } = runOn({ size: text.length, slice: (from, to) => bytes.slice(from, to) });
  const { means } = world({ upload: { parts: plan } });
  await resume(means, 'upload', run);
  bytes = bytesOf('aaaBBBcccd');
  await expect(resume(means, 'upload', run)).rejects.toBeInstanceOf(BytesChangedError);
});

test('a file that could not be read to its end is read anew', async () => {
  let isBroken = true;
  const whole = bytesOf('x'.repeat(3 * 1024 * 1024));
  const slice = (from: number, to: number) =>
    from > 0 && isBroken ? Promise.reject(new Error('gone')) : whole.slice(from, to);
  const { run } = runOn({ ...whole, slice });
  const { means, completed } = world({ upload: { parts: { partSize: whole.size, partCount: 1 } } });
  await expect(resume(means, 'upload', run)).rejects.toThrow('gone');
  isBroken = false;
  await resume(means, 'upload', run);
  expect(completed).toEqual([{ uploadId: 'upload', sha256: sha256('x'.repeat(whole.size)) }]);
});
