import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOwn } from '../state/state';

/** Changes that a function was never given or finally failed on, in the order in which they were given up. */
export type DeadLetter = {
  /** The mapping's logical id in the template. */
  mapping: string;
  functionName: string;
  reason: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  /** The function's last error, if it was called. */
  error?: { errorType: string; errorMessage: string };
  givenUpAt: string;
  batch: { streamArn: string; startSequenceNumber: string; endSequenceNumber: string; batchSize: number };
  keys: Record<string, unknown>[];
};

const limit = 1000;

/** The dead letters of this cloud, newest last: at most 1,000. */
export function readDeadLetters(dataDirectory: string): DeadLetter[] {
  return linesOf(fileIn(dataDirectory)).flatMap((line) => letterIn(line) ?? []);
}

/** Writes completely or not at all, and is on disk when it returns. It is synchronous, so no two writes overlap. */
export function addDeadLetter(dataDirectory: string, letter: DeadLetter) {
  const file = fileIn(dataDirectory);
  const lines = [...linesOf(file), JSON.stringify(letter)].slice(-limit);
  writeOwn(file, `${lines.join('\n')}\n`);
}

/** Warns if letters were lost; those that can be read are kept. */
export function tellDamage(dataDirectory: string): void {
  const file = fileIn(dataDirectory);
  const text = textOf(file);
  if (text === undefined || (text.endsWith('\n') && linesOf(file).every((line) => letterIn(line)))) return;
  console.error(`${file} is damaged: some of the changes that were given up are not listed in it any more.`);
}

function letterIn(line: string): DeadLetter | undefined {
  try {
    return JSON.parse(line) as DeadLetter;
  } catch {
    return undefined;
  }
}

function fileIn(dataDirectory: string): string {
  return join(dataDirectory, 'streams', 'deadLetters.jsonl');
}

function linesOf(file: string): string[] {
  return (textOf(file) ?? '').split('\n').filter(Boolean);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
