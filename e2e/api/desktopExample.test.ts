import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { useBed } from './bed';
import { approve } from './computerLogin';
import { visitor } from './program';
import { textFile } from './quire';
import { serveWellKnown } from './wellKnown';

/** The example of docs/desktop.md, as it is printed. */
const example = join(import.meta.dirname, '../../docs/examples/desktop.mjs');
const file = join(mkdtempSync(join(tmpdir(), 'quire-example-')), 'letter.txt');

const bed = useBed();
let web: Server;
let program: ChildProcess;
let said = '';

beforeAll(async () => {
  web = await serveWellKnown(bed);
  writeFileSync(file, 'first');
  program = spawn(process.execPath, [example, bed.endpoints.web, file]);
  for (const stream of [program.stdout, program.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
});
afterAll(() => {
  program.kill();
  web.close();
});

const hear = (words: RegExp) =>
  vi.waitFor(() => words.exec(said) ?? Promise.reject(new Error(`It said: ${said}`)), { timeout: 20_000 });
const enter = () => program.stdin?.write('\n');

test('the example signs in, saves, refreshes, and leaves a file with changes of its own alone', async () => {
  const somebody = await visitor(bed, 'example@example.com');
  const [userCode] = await hear(/[A-Z]{4}-[A-Z]{4}/);
  await approve(bed, somebody, userCode);
  const [, documentId = ''] = await hear(/version 1 of (\w+)\./);
  expect(Buffer.from((await somebody.person.open(documentId)).bytes).toString()).toBe('first');

  await somebody.person.save(textFile('second'), { documentId, baseVersion: 1 });
  enter();
  await hear(/version 2 of/);
  expect(readFileSync(file, 'utf8')).toBe('second');

  await somebody.person.save(textFile('third'), { documentId, baseVersion: 2 });
  writeFileSync(file, 'mine');
  enter();
  await hear(/The file has changes of its own/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('it is short enough to be read at once', () => {
  expect(readFileSync(example, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(80);
});
