import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Changes that a function was not given, or that it refused for good, in the order in which they were given up. */
export type DeadLetter = {
  /** The mapping's logical id in the template. */
  mapping: string;
  functionName: string;
  reason: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  /** The last error that the function ended with, where it was called. */
  error?: { errorType: string; errorMessage: string };
  givenUpAt: string;
  batch: { streamArn: string; startSequenceNumber: string; endSequenceNumber: string; batchSize: number };
  keys: Record<string, unknown>[];
};

const limit = 1000;

/** The dead letters of this cloud, newest last: at most 1,000. */
export function readDeadLetters(dataDirectory: string): DeadLetter[] {
  return linesOf(fileIn(dataDirectory)).map((line) => JSON.parse(line) as DeadLetter);
}

/** Whole or not at all, and on disk when it returns. Nothing else runs meanwhile, so that no two writers meet. */
export function addDeadLetter(dataDirectory: string, letter: DeadLetter) {
  const file = fileIn(dataDirectory);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const lines = [...linesOf(file), JSON.stringify(letter)].slice(-limit);
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

function fileIn(dataDirectory: string): string {
  return join(dataDirectory, 'streams', 'deadLetters.jsonl');
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
