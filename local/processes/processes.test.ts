import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cloud } from '../shared/cloud';
import { CloudProcess } from './processes';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quire-processes-'));
  writeFileSync(join(folder, 'ending.mjs'), 'process.exit(3);');
  writeFileSync(join(folder, 'deaf.mjs'), 'process.on("message", () => process.exit(4));');
});

afterAll(() => rmSync(folder, { recursive: true }));

function running(module: string) {
  const deaths: string[] = [];
  const child = new CloudProcess('web', join(folder, module), [], process.env, (sentence) => deaths.push(sentence));
  return { child, deaths };
}

test(
  'whoever waits for a process that ends instead is told, and does not wait for ever',
  { timeout: 10_000 },
  async () => {
    await expect(running('ending.mjs').child.hear()).rejects.toThrow(
      'The web service ended unexpectedly (exit code 3).',
    );
    const order = running('deaf.mjs').child.order('start', {} as Cloud);
    await expect(order).rejects.toThrow('The web service ended unexpectedly (exit code 4).');
  },
);

test('an order to a process that has ended is refused with a sentence', async () => {
  const { child, deaths } = running('ending.mjs');
  while (deaths.length === 0) await delay(10);
  await expect(child.order('start', {} as Cloud)).rejects.toThrow(deaths[0]);
});
