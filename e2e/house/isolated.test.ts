import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isTest, projectFiles, root } from '../mutation/rooms';

const replaces = /\bvi\.(mock|doMock|hoisted)\(/;

test('tests that put something in the place of a module are isolated from the others', () => {
  const files = projectFiles().filter((file) => isTest(file) && !file.startsWith('web/'));
  const replacing = files.filter((file) => replaces.test(readFileSync(join(root, file), 'utf8')));
  expect(replacing.filter((file) => !file.endsWith('.isolated.test.ts'))).toEqual([]);
});
