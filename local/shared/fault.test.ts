import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { logFault } from './fault';

afterEach(() => void vi.restoreAllMocks());

const secret = 'canaryX7secretQ9';

function thrownBy(fails: () => unknown): unknown {
  try {
    return fails();
  } catch (error) {
    return error;
  }
}

function logged(error: unknown): string {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  logFault('It failed.', error);
  return log.mock.calls.join('\n');
}

test.each([
  ['a message', 'Error', new Error(secret)],
  ['what is no JSON', 'SyntaxError', thrownBy(() => JSON.parse(secret))],
  ['what is no address', 'TypeError (ERR_INVALID_URL)', thrownBy(() => new URL(`http://[${secret}`))],
  ['a property that is read', 'TypeError', thrownBy(() => (null as unknown as Record<string, string>)[secret])],
  ['a cause', 'RangeError', new Error(secret, { cause: new RangeError(secret) })],
  ['a message of several lines', 'Error', new Error(`a\n    b ${secret}`)],
  ['a value that is no error', 'It failed.', secret],
])('of a failure, %s is not logged, but what it is and where it was (E-44)', (_what, name, error) => {
  const text = logged(error);
  expect(text).not.toContain(secret);
  expect(text.split('\n')).toContain(name);
  if (error instanceof Error) expect(text).toContain('fault.test.ts');
});

test('what the system says of its files is logged', () => {
  expect(logged(thrownBy(() => readFileSync('/nowhere/at-all')))).toContain(
    "ENOENT: no such file or directory, open '/nowhere/at-all'",
  );
});
