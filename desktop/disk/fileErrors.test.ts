import { getSystemErrorMap } from 'node:util';
import { expect, test } from 'vitest';
import { QuireError } from '#client/errors';
import { failureOf } from '../api/failure';
import { unreadable, unwritable } from './fileErrors';

// A sentence without system codes, stack traces or a second line.
const forPeople = /^(?!.*(\bE[A-Z0-9]{3,}|Error|undefined))[A-Z/].*\.$/;
const path = '/home/ada/report.txt';
const thrown = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

const deeds = { reading: unreadable(path), writing: unwritable(path), 'whatever was tried with': failureOf };

const rows = [...getSystemErrorMap()].flatMap(([errno, [code]]) =>
  Object.entries(deeds).map(([deed, worded]) => ({ errno, code, deed, worded })),
);

test.each(rows)('$code while $deed a file is told in words that name it', ({ errno, code, worded }) => {
  const raw = Object.assign(new Error(`${code}: no`), { errno, code, syscall: 'open', path });
  const told = thrown(() => {
    throw worded(raw);
  }) as QuireError;
  expect(told).toBeInstanceOf(QuireError);
  expect(told.message).toMatch(forPeople);
  expect(told.message).toContain(path);
  expect(['NOT_READABLE', 'NOT_WRITABLE', 'DISK_FULL', 'FILE_MISSING']).toContain(told.code);
});

test.each([
  ['ENOENT', 'writing', 'NOT_WRITABLE', 'there is no folder /home/ada.'],
  ['ENOTDIR', 'writing', 'NOT_WRITABLE', 'there is no folder /home/ada.'],
  ['ENOSPC', 'writing', 'DISK_FULL', 'The disk has no room left'],
  ['EDQUOT', 'writing', 'DISK_FULL', 'The disk has no room left'],
  ['EFBIG', 'writing', 'DISK_FULL', 'The disk has no room left'],
  ['EACCES', 'writing', 'NOT_WRITABLE', 'nothing can be written to the folder /home/ada.'],
  ['EPERM', 'writing', 'NOT_WRITABLE', 'nothing can be written to the folder /home/ada.'],
  ['EROFS', 'writing', 'NOT_WRITABLE', 'nothing can be written to the folder /home/ada.'],
  ['ENOENT', 'reading', 'FILE_MISSING', 'There is no file'],
  ['ENOTDIR', 'reading', 'FILE_MISSING', 'There is no file'],
  ['EACCES', 'reading', 'NOT_READABLE', 'cannot be read'],
] as const)('%s while %s a file is %s: %s', (code, deed, told, words) => {
  const raw = Object.assign(new Error('no'), { errno: -1, code, syscall: 'open', path });
  const error = thrown(() => deeds[deed](raw));
  expect(error).toMatchObject({ code: told, message: expect.stringContaining(words) as string });
});

test('a folder that was removed under a command is told as that', () => {
  const raw = Object.assign(new Error('uv_cwd'), { errno: -2, code: 'ENOENT', syscall: 'uv_cwd' });
  expect(failureOf(raw)).toMatchObject({ code: 'FILE_MISSING', message: expect.stringMatching(forPeople) as string });
});

test('a mistake of the program is not told as one of the disk', () => {
  expect(failureOf(new TypeError('no'))).toMatchObject({ code: 'UNEXPECTED' });
});
