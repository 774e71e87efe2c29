import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentOf, pathOf, withFile } from './localFile';

/** Paths that are no files, or no longer are. */
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'quire-files-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = async (path: string) => contentOf(await pathOf(path));

const onWindows = process.platform === 'win32';
const hasProc = process.platform === 'linux';

async function socket(path: string): Promise<() => void> {
  const server = createServer().listen(path);
  await once(server, 'listening');
  return () => void server.close();
}

type Made = (() => void) | undefined;

test.skipIf(onWindows).each<[string, (path: string) => Made | Promise<Made>, string]>([
  ['a folder', (path) => void mkdirSync(path), 'it is a folder. Name a file.'],
  ['a pipe', (path) => void execFileSync('mkfifo', [path]), 'it is a pipe. Name a file.'],
  [
    'a link to a pipe',
    (path) => (execFileSync('mkfifo', [at('pipe')]), void symlinkSync(at('pipe'), path)),
    'it is a pipe',
  ],
  ['a socket', socket, 'it is a socket. Name a file.'],
  ['a device without an end', (path) => void symlinkSync('/dev/zero', path), 'it is a device. Name a file.'],
  ['a link to itself', (path) => void symlinkSync(path, path), 'it is a link that leads back to itself'],
])('%s is told as that, at once', async (_what, make, why) => {
  const close = await make(at('report.txt'));
  await expect(read(at('report.txt'))).rejects.toMatchObject({
    code: 'NOT_READABLE',
    message: expect.stringContaining(`cannot be read: ${why}`) as string,
  });
  close?.();
});

test.skipIf(!hasProc).each(['/proc/self/status', '/sys/kernel/mm/transparent_hugepage/enabled'])(
  'a file of the system that does not hold what it says, such as %s, is not taken for its size',
  async (path) => {
    await expect(read(path)).rejects.toMatchObject({ code: expect.stringMatching(/NOT_READABLE|FILE_/) as string });
  },
);

test('a name that is longer than the system takes is told as that', async () => {
  await expect(read(at('a'.repeat(300)))).rejects.toMatchObject({
    code: 'NOT_READABLE',
    message: expect.stringContaining('Choose a shorter one.') as string,
  });
});

test('a file in a place that is a file is none', async () => {
  writeFileSync(at('report.txt'), 'first');
  expect(await contentOf(at('report.txt/inner.txt'))).toBeNull();
});

test.each<[string, (path: string) => void]>([
  ['grows', (path) => appendFileSync(path, 'more')],
  ['is cut', (path) => truncateSync(path, 3)],
  ['is written anew', (path) => writeFileSync(path, 'other')],
])('a file that %s while it is read is told as changed', async (_what, change) => {
  writeFileSync(at('report.txt'), 'first');
  const reading = withFile(at('report.txt'), async ({ bytes }) => {
    change(at('report.txt'));
    return bytes.slice(0, bytes.size);
  });
  await expect(reading).rejects.toMatchObject({ code: 'FILE_CHANGED' });
});

test.each<[string, (path: string) => void]>([
  ['is removed', (path) => rmSync(path)],
  ['gives way to another', (path) => (writeFileSync(at('new'), 'other'), renameSync(at('new'), path))],
])('a file that %s while it is read is whole as it was, or told as changed', async (_what, change) => {
  writeFileSync(at('report.txt'), 'first');
  const reading = withFile(at('report.txt'), async ({ bytes }) => {
    change(at('report.txt'));
    return Buffer.from(await bytes.slice(0, bytes.size)).toString();
  }).catch((error: { code: string }) => error.code);
  expect(['first', 'FILE_CHANGED']).toContain(await reading);
});
