import { expect, test } from 'vitest';
import type { TransferProgress } from '../files/transfer';
import { UsageError } from './command';
import { progress } from './contract/answers';
import { progressOf } from './progress';

type Where = { isTTY?: boolean; isJson?: boolean; asked?: string };

function progressOn({ isTTY = true, isJson = false, asked }: Where = {}) {
  const written: string[] = [];
  const terminal = { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  return { ...progressOf(terminal, isJson, asked), written };
}

const half: TransferProgress = { at: 'sending', done: 1, size: 2 };
const over = '\r\u001b[K';

test.each<[TransferProgress, string]>([
  [{ at: 'checking', done: 0, size: 2048 }, 'Reading   [------------------------]   0 % of 2 KB'],
  [{ at: 'sending', done: 512, size: 2048 }, 'Sending   [######------------------]  25 % of 2 KB'],
  [{ at: 'receiving', done: 2047, size: 2048 }, 'Receiving [########################]  99 % of 2 KB'],
  [{ at: 'finishing', done: 4096, size: 2048 }, 'Finishing [########################] 100 % of 2 KB'],
  [{ at: 'sending', done: 0, size: 0 }, 'Sending   [########################] 100 % of 0 bytes'],
])('%o is shown as %j, over what was there', (step, line) => {
  const { tell, written } = progressOn();
  tell(step);
  expect(written).toEqual([over + line]);
});

test('a bar is cleared once, and only where one is shown', () => {
  const { tell, clear, written } = progressOn();
  clear();
  expect(written).toEqual([]);
  tell(half);
  clear();
  clear();
  expect(written.slice(1)).toEqual([over]);
});

test.each<[string, Where]>([
  ['where nobody can see it', { isTTY: false }],
  ['where nobody wants it', { asked: 'none' }],
  ['for programs', { isJson: true }],
])('there is no bar %s', (_where, where) => {
  const { tell, clear, written } = progressOn(where);
  tell(half);
  clear();
  expect(written).toEqual([]);
});

test.each<[string, Where]>([
  ['at a terminal', {}],
  ['into a pipe, beside answers in JSON', { isTTY: false, isJson: true }],
])('programs that ask for it are told in lines %s', (_where, where) => {
  const { tell, clear, written } = progressOn({ ...where, asked: 'json' });
  tell(half);
  clear();
  expect(written).toEqual(['{"progress":{"phase":"sending","done":1,"size":2}}\n']);
  expect(progress.parse(JSON.parse(written[0] ?? ''))).toEqual({ progress: { phase: 'sending', done: 1, size: 2 } });
});

test('of many steps at once, the first and the last of each phase are told', () => {
  const { tell, written } = progressOn({ asked: 'json' });
  for (const at of ['sending', 'finishing'] as const) {
    for (let done = 0; done <= 1000; done += 1) tell({ at, done, size: 1000 });
  }
  const told = written.map((line) => progress.parse(JSON.parse(line)).progress);
  const ends = (phase: string) => [
    told.find((step) => step.phase === phase),
    told.findLast((step) => step.phase === phase),
  ];
  expect(['sending', 'finishing'].map((phase) => ends(phase).map((step) => step?.done))).toEqual([
    [0, 1000],
    [0, 1000],
  ]);
  expect(told.length).toBeLessThan(100);
});

test('anything else is not understood', () => {
  expect(() => progressOn({ asked: 'xml' })).toThrow(new UsageError('--progress is json or none.'));
});
