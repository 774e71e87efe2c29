import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The reads that steps base decisions on must be consistent. */
const root = join(import.meta.dirname, '..');
const steps = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^(lambda|testing|generated)\//.test(file))
  .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const)
  .filter(([, text]) => text.includes("operation: 'GetItem'"));

test('there are such steps', () => expect(steps.length).toBeGreaterThan(5));

test.each(steps)('%s reads a row as it is now, and not as it was', (_file, text) => {
  expect(text).toContain('consistentRead: true');
});
