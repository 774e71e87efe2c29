import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useBed } from './testing/bed';
import { approve } from './testing/computerLogin';
import { linesOf, runExample, type RunningExample } from './testing/example';
import { visitor } from './testing/program';
import { textFile } from './testing/quire';
import { serveWellKnown } from './testing/wellKnown';

/** The example of docs/desktop.md. */
const example = 'desktop.mjs';
const file = join(mkdtempSync(join(tmpdir(), 'quire-example-')), 'letter.txt');

const bed = useBed();
let web: Server;
let program: RunningExample;

beforeAll(async () => {
  web = await serveWellKnown(bed);
  writeFileSync(file, 'first');
  program = runExample(example, [bed.endpoints.web, file]);
});
afterAll(() => {
  program.kill();
  web.close();
});

test('the example signs in, saves, refreshes, and leaves a file with changes of its own alone', async () => {
  const somebody = await visitor(bed, 'example@example.com');
  const [userCode] = await program.hear(/[A-Z]{4}-[A-Z]{4}/);
  await approve(bed, somebody, userCode);
  const [, documentId = ''] = await program.hear(/version 1 of (\w+)\./);
  expect(Buffer.from((await somebody.person.open(documentId)).bytes).toString()).toBe('first');

  await somebody.person.save(textFile('second'), { documentId, baseVersion: 1 });
  program.enter();
  await program.hear(/version 2 of/);
  expect(readFileSync(file, 'utf8')).toBe('second');

  await somebody.person.save(textFile('third'), { documentId, baseVersion: 2 });
  writeFileSync(file, 'mine');
  program.enter();
  await program.hear(/The file has changes of its own/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('it is short enough to be read at once', () => expect(linesOf(example)).toBeLessThanOrEqual(86));
