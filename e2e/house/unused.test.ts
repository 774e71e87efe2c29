import { expect, test } from 'vitest';
import { readImports } from './imports';
import { unusedExports } from './unused';

/** Called by name: by AppSync and Lambda, by Remix, by Vitest, by what generates code, and by who starts the command line. */
const calledFromOutside = [
  /^resolvers\/.* (request|response|handler)$/,
  /^web\/app\/(root|entry\.\w+|routes\/.*)\.tsx? /,
  / setup$/,
  /^web\/apolloHooks\.ts plugin$/,
  /^desktop\/cli\/main\.ts main$/,
  /generated/,
];

test('every export is used by another file', () => {
  const unused = unusedExports([...readImports().keys()]);
  expect(unused.filter((name) => !calledFromOutside.some((called) => called.test(name)))).toEqual([]);
});
