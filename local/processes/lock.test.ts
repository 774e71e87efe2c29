import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockState } from './lock';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a second start on the same state is refused with a sentence', async () => {
  const lock = await lockState(folder);
  await expect(lockState(folder)).rejects.toThrow('is running on');
  lock.close();
});

test('of starts at the same moment one gets the state', async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 4 }, () => lockState(folder)));
  const locks = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
  locks.forEach((lock) => lock.close());
  expect(locks).toHaveLength(1);
});

test('a state is free again after its process was killed', async () => {
  const source = `import { lockState } from ${JSON.stringify(join(import.meta.dirname, 'lock.ts'))};
    (await lockState(process.argv[1])).ref(); console.log('locked');`;
  const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', source, folder]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  await expect(lockState(folder)).rejects.toThrow('is running on');
  const exit = new Promise((resolve) => holder.once('exit', resolve));
  holder.kill('SIGKILL');
  await exit;
  (await lockState(folder)).close();
});
