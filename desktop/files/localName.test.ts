import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { localName } from './localName';

test.each([
  ['report.odt', 'report.odt'],
  ['Grüße an Ада.txt', 'Grüße an Ада.txt'],
  ['..', '__'],
  ['.', '_'],
  ['../../etc/passwd', '_._.._etc_passwd'],
  ['a/b\\c', 'a_b_c'],
  ['/etc/passwd', '_etc_passwd'],
  ['.bashrc', '_bashrc'],
  ['-rf', '_rf'],
  ['CON', '_CON'],
  ['nul.tar.gz', '_nul.tar.gz'],
  ['com1.txt', '_com1.txt'],
  ['LPT¹', '_LPT¹'],
  ['aux .txt', '_aux .txt'],
  ['console.txt', 'console.txt'],
  ['report.', 'report_'],
  ['report ', 'report_'],
  ['a\nb\u0000c\u001b[2Jd.txt', 'abc[2Jd.txt'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['\u200b', 'document'],
])('a document called %j is put down as %j (E-20)', (name, expected) => {
  const local = localName(name);
  expect(local).toBe(expected);
  expect(join(resolve('folder'), basename(local))).toBe(resolve('folder', local));
});
