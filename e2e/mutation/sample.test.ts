import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Random } from '../api/testing/model/random';
import { Compiler } from './compiler';
import { judged } from './judged';
import { likelyTests } from './likely';
import { mutantsOf } from './mutants';
import { isSource, projectFiles, root } from './rooms';
import { sample } from './sample';
import { failing } from './table';
import { UnitTests } from './tests';
import type { Outcome, Verdict } from './trial';

const namesOf = (seed: number) =>
  [...sample(['resolvers/shared/can.ts'], 5, new Random(seed))].map(({ change }) => change);

test('the same seed picks the same mutants, another seed others', () => {
  expect(namesOf(1)).toEqual(namesOf(1));
  expect(namesOf(1)).not.toEqual(namesOf(2));
});

test.each([
  ["export const minutes: number = 'ten';\n", false],
  ['export const minutes = 10;\n', true],
])('%s compiles: %s', (text, compiles) => {
  expect(new Compiler(['schema/limits.ts']).accepts('schema/limits.ts', text)).toBe(compiles);
});

test.each([
  ['resolvers/steps/access.ts', 'resolvers/steps/access.test.ts'],
  ['resolvers/shared/can.ts', 'resolvers/steps/access.test.ts'],
  ['local/s3/range.ts', 'local/s3/objects.test.ts'],
  ['web/app/session/returnPath.ts', 'web/app/session/returnPath.test.ts'],
])('%s is reached by %s', (file, unitTest) => {
  expect(new UnitTests().of(file, 20)).toContain(unitTest);
});

test('tests, their words and what is generated are not mutated', () => {
  const files = projectFiles().filter(isSource);
  expect(files.filter((file) => /test|generated|\.d\.ts/.test(file))).toEqual([]);
  expect(files).toContain('resolvers/steps/access.ts');
});

test.each(['resolvers/links/putLink.ts', 'local/s3/body.ts', 'client/save.ts', 'infra/auth.ts'])(
  'a change of %s has likely tests',
  (file) => expect(likelyTests(file).length).toBeGreaterThan(0),
);

test('whatever was judged is there', () => {
  const changesOf = (file: string) =>
    mutantsOf(file, readFileSync(join(root, file), 'utf8')).map(({ change }) => change);
  expect(judged.filter(({ file, change }) => !changesOf(file).includes(change))).toEqual([]);
});

const outcomes = (verdict: Verdict, count: number): Outcome[] =>
  Array.from({ length: count }, () => ({
    mutant: { file: 'resolvers/a.ts', line: 1, change: '', text: '' },
    verdict,
    by: '',
  }));

test.each([
  // noticed, survived, judged, share, fails
  [9, 1, 0, undefined, false],
  [8, 2, 0, undefined, true],
  [9, 1, 9, undefined, false],
  [12, 8, 0, 85, false],
  [11, 9, 0, 85, true],
  [5, 3, 0, 85, false],
  [2, 6, 0, 85, true],
  [0, 0, 20, 85, false],
])('%i noticed, %i survived and %i judged, with a share of %s, fails: %s', (noticed, survived, equal, share, fails) => {
  const all = [...outcomes('noticed', noticed), ...outcomes('survived', survived), ...outcomes('judged', equal)];
  expect(failing(all, share).length > 0).toBe(fails);
});
