import { expect, test } from 'vitest';
import type { Step } from '../client/desk';
import { progressBar } from './progress';

function barOn(isTTY: boolean, isWanted = true) {
  const written: string[] = [];
  const bar = progressBar({ isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 }, isWanted);
  return { bar, written };
}

const over = '\r\u001b[K';

test.each<[Step, string]>([
  [{ at: 'checking', done: 0, size: 2048 }, 'Reading   [------------------------]   0 % of 2 KB'],
  [{ at: 'sending', done: 512, size: 2048 }, 'Sending   [######------------------]  25 % of 2 KB'],
  [{ at: 'receiving', done: 2047, size: 2048 }, 'Receiving [########################]  99 % of 2 KB'],
  [{ at: 'finishing', done: 4096, size: 2048 }, 'Finishing [########################] 100 % of 2 KB'],
  [{ at: 'sending', done: 0, size: 0 }, 'Sending   [########################] 100 % of 0 bytes'],
])('%o is shown as %j, over what was there', (step, line) => {
  const { bar, written } = barOn(true);
  bar.tell(step);
  expect(written).toEqual([over + line]);
});

test('a bar is cleared once, and only where one is shown', () => {
  const { bar, written } = barOn(true);
  bar.clear();
  expect(written).toEqual([]);
  bar.tell({ at: 'sending', done: 1, size: 2 });
  bar.clear();
  bar.clear();
  expect(written.slice(1)).toEqual([over]);
});

test.each([
  ['where nobody can see it', false, true],
  ['where nobody wants it', true, false],
])('there is no bar %s', (_where, isTTY, isWanted) => {
  const { bar, written } = barOn(isTTY, isWanted);
  bar.tell({ at: 'sending', done: 1, size: 2 });
  bar.clear();
  expect(written).toEqual([]);
});
