import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addDeadLetter, readDeadLetters, type DeadLetter } from './deadLetters';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'quire-letters-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

const letter = (number: number): DeadLetter => ({
  mapping: 'takeMapping',
  functionName: 'take',
  reason: 'RecordAgeExceeded',
  givenUpAt: '2026-01-01T00:00:00.000Z',
  batch: { streamArn: 'arn', startSequenceNumber: `${number}`, endSequenceNumber: `${number}`, batchSize: 1 },
  keys: [],
});

test('a cloud that never gave up has no dead letters', () => {
  expect(readDeadLetters(folder())).toEqual([]);
});

test('the newest thousand dead letters are kept, in their order', () => {
  const path = folder();
  const early = Array.from({ length: 999 }, (_, number) => `${JSON.stringify(letter(number))}\n`);
  mkdirSync(join(path, 'streams'));
  writeFileSync(join(path, 'streams/deadLetters.jsonl'), early.join(''));
  for (const number of [999, 1000, 1001]) addDeadLetter(path, letter(number));
  const numbers = readDeadLetters(path).map(({ batch }) => Number(batch.startSequenceNumber));
  expect(numbers).toEqual(Array.from({ length: 1000 }, (_, index) => index + 2));
});
