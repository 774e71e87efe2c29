import { expect, test } from 'vitest';
import { circlesIn, readImports, type Imports } from './imports';

const imports = readImports();

test('no file of any room imports itself by a detour, not for a type either', () => {
  expect(circlesIn(imports)).toEqual([]);
});

test.each([
  ['for a value', 'local/start.ts', 'local/processes/supervisor.ts'],
  ['for a type', 'local/shared/cloud.ts', 'local/template/template.ts'],
  ['when it is needed', 'local/processes/child.ts', 'local/workers/service.ts'],
  ['by the short name of the clients’ library', 'desktop/api/failure.ts', 'client/apiErrors.ts'],
  ['to give it on', 'client/exports.ts', 'client/save.ts'],
  ['by the short name of a folder', 'web/app/components/ui/Moment.tsx', 'web/app/documents/format.ts'],
])('what a file imports %s is seen', (_how, file, other) => {
  expect(imports.get(file)).toContain(other);
});

test.each<[string, Imports, string[]]>([
  ['a file that imports itself', new Map([['a', ['a']]]), ['a imports a']],
  [
    'a detour',
    new Map([
      ['start', ['a']],
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', ['a']],
    ]),
    ['a imports b, which imports c, which imports a'],
  ],
  [
    'two ways to one file',
    new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
    ]),
    [],
  ],
])('of %s the circles are told', (_what, drawn, circles) => {
  expect(circlesIn(drawn)).toEqual(circles);
});
