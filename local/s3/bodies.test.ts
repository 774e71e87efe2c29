import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../processes/ports';
import { signedHeaders, temporaryFolder, type PlainRequest } from './testing/s3';

const folder = await temporaryFolder();
const port = await freePort();
// Runs in its own process, so that its memory can be measured.
const child = fork(fileURLToPath(new URL('testing/process.ts', import.meta.url)), [String(port), folder], {
  execArgv: ['--import', 'tsx'],
});
beforeAll(async () => void (await once(child, 'message')));
afterAll(async () => {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

const megabyte = Buffer.alloc(2 ** 20, 'x');
const megabytes = 100;

/** The most memory, in megabytes, that the process has held since `forgetPeak`. */
const peak = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;

const forgetPeak = () => writeFileSync(`/proc/${child.pid}/clear_refs`, '5');

async function begin({ method, path, query = {}, headers = {} }: PlainRequest, length: number) {
  const signed = await signedHeaders(port, { method, path, query, headers });
  const sending = request({
    method,
    port,
    host: '127.0.0.1',
    path: `${path}?${new URLSearchParams(query)}`,
    headers: { ...signed, 'content-length': length },
  });
  sending.on('error', () => undefined);
  return { sending, answer: once(sending, 'response') as Promise<[IncomingMessage]> };
}

async function outcomeOf([response]: [IncomingMessage]): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const [, code] = /<Code>(.*?)<\/Code>/.exec(Buffer.concat(chunks).toString()) ?? [];
  return `${response.statusCode} ${code ?? ''}`.trim();
}

const multipart = { uploadId: 'none' };
const tooLarge = '400 EntityTooLarge';
const routes: [what: string, request: PlainRequest, outcome: string][] = [
  ['DeleteObjects', { method: 'POST', path: '/plain', query: { delete: '' } }, tooLarge],
  ['CompleteMultipartUpload', { method: 'POST', path: '/plain/key', query: multipart }, tooLarge],
  ['CreateMultipartUpload', { method: 'POST', path: '/plain/key', query: { uploads: '' } }, tooLarge],
  ['AbortMultipartUpload', { method: 'DELETE', path: '/plain/key', query: multipart }, tooLarge],
  ['ListParts', { method: 'GET', path: '/plain/key', query: multipart }, tooLarge],
  ['ListMultipartUploads', { method: 'GET', path: '/plain', query: { uploads: '' } }, tooLarge],
  ['ListObjectsV2', { method: 'GET', path: '/plain', query: { 'list-type': '2' } }, tooLarge],
  ['ListObjectVersions', { method: 'GET', path: '/plain', query: { versions: '' } }, tooLarge],
  ['GetObject', { method: 'GET', path: '/plain/key' }, tooLarge],
  ['DeleteObject', { method: 'DELETE', path: '/plain/key' }, tooLarge],
  ['CopyObject', { method: 'PUT', path: '/plain/b', headers: { 'x-amz-copy-source': '/plain/key' } }, tooLarge],
  ['what is not built', { method: 'PUT', path: '/plain', query: { policy: '' } }, '501 NotImplemented'],
  ['a bucket that is to be made', { method: 'PUT', path: '/new' }, '501 NotImplemented'],
  ['no bucket', { method: 'POST', path: '/' }, '501 NotImplemented'],
];

test.each(routes)('100 MB for %s are refused before they are read (E-40)', async (_what, asked, outcome) => {
  const { sending, answer } = await begin(asked, megabytes * megabyte.length);
  sending.flushHeaders();
  expect(await outcomeOf(await answer)).toBe(outcome);
  sending.destroy();
});

test.each([
  ['DeleteObjects', { method: 'POST', path: '/plain', query: { delete: '' } }, 'Delete', 2],
  ['CompleteMultipartUpload', { method: 'POST', path: '/plain/key', query: multipart }, 'CompleteMultipartUpload', 4],
])('%s takes a body of so many megabytes and not a byte more (E-40)', async (_what, asked, element, most) => {
  const outcomeWith = async (bytes: number) => {
    const { sending, answer } = await begin(asked, bytes);
    const [open, close] = [`<${element}>`, `</${element}>`];
    sending.end(open.padEnd(bytes - close.length) + close);
    return outcomeOf(await answer);
  };
  expect(await outcomeWith(most * 2 ** 20)).not.toBe(tooLarge);
  expect(await outcomeWith(most * 2 ** 20 + 1)).toBe(tooLarge);
});

test.each<[string, PlainRequest, string]>([
  ['an object', { method: 'PUT', path: '/plain/large' }, tooLarge],
  ['a part', { method: 'PUT', path: '/plain/large', query: { ...multipart, partNumber: '1' } }, '404 NoSuchUpload'],
])('a byte more than 5 GiB for %s is refused before any is read (E-40)', async (_what, asked, outcome) => {
  const { sending, answer } = await begin(asked, 5 * 2 ** 30 + 1);
  sending.flushHeaders();
  expect(await outcomeOf(await answer)).toBe(outcome);
  sending.destroy();
});

test('100 MB to every route cost less than 20 MB of memory (E-40)', { timeout: 120_000 }, async () => {
  const send = async (asked: PlainRequest, count: number) => {
    const { sending, answer } = await begin(asked, count * megabyte.length);
    let isAnswered = false;
    void answer.then(() => (isAnswered = true));
    for (let sent = 0; sent < count && !isAnswered; sent++) {
      if (!sending.write(megabyte)) await Promise.race([once(sending, 'drain'), answer]);
    }
    sending.end();
    const outcome = await outcomeOf(await answer);
    sending.destroy();
    return outcome;
  };
  const object: PlainRequest = { method: 'PUT', path: '/plain/object' };
  for (let round = 0; round < 5; round++) await send(object, 20);
  for (const [, asked] of routes) await send(asked, 1);
  const growth = async () => {
    forgetPeak();
    const before = peak();
    expect(await send(object, megabytes)).toBe('200');
    for (const [, asked, outcome] of routes) expect(await send(asked, megabytes)).toBe(outcome);
    return peak() - before;
  };
  // Takes the least of several runs, because garbage comes and goes while leaked memory stays.
  let least = Infinity;
  for (let round = 0; round < 6 && least >= 20; round++) least = Math.min(least, await growth());
  expect(least).toBeLessThan(20);
});

test.each([
  ['a header of 20 kB', `x-long: ${'x'.repeat(20_000)}`],
  ['an address of 20 kB', '', `/plain/${'x'.repeat(20_000)}`],
])('%s is refused (E-40)', async (_what, header, path = '/plain/key') => {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${header}\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1.1 431 /);
  socket.destroy();
});
