import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';

/** The path of an example in the documentation. */
const exampleFile = (name: string) => join(import.meta.dirname, '../../../docs/examples', name);

export const linesOf = (name: string) => readFileSync(exampleFile(name), 'utf8').trim().split('\n').length;

export type RunningExample = {
  said: () => string;
  /** Waits until it prints a match. */
  hear: (words: RegExp) => Promise<RegExpExecArray>;
  enter: () => void;
  kill: () => void;
};

type Surroundings = { env?: Record<string, string>; execArgv?: string[] };

/** Runs an example as it is printed, in its own process. */
export function runExample(name: string, given: string[], { env, execArgv = [] }: Surroundings = {}): RunningExample {
  const args = [...execArgv, exampleFile(name), ...given];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    said: () => said,
    hear: (words) =>
      vi.waitFor(() => words.exec(said) ?? Promise.reject(new Error(`It said: ${said}`)), { timeout: 20_000 }),
    enter: () => void child.stdin.write('\n'),
    kill: () => void child.kill('SIGKILL'),
  };
}
