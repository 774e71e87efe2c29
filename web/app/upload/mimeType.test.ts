import { expect, test } from 'vitest';
import { mimeTypeOf } from './mimeType';

test.each([
  ['application/pdf', 'brochure.pdf', 'application/pdf'],
  ['text/plain;charset=utf-8', 'note.txt', 'text/plain'],
  ['', 'report.odt', 'application/vnd.oasis.opendocument.text'],
  ['', 'LETTER.DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['', 'notes.md', 'text/markdown'],
  ['', 'archive.tar.gz', 'application/gzip'],
  ['', 'zip', 'application/octet-stream'],
  ['', '.html', 'application/octet-stream'],
  ['', 'no ending', 'application/octet-stream'],
  ['', '', 'application/octet-stream'],
])('a file of type %j named %j is sent as %s', (type, name, expected) => {
  expect(mimeTypeOf({ type, name })).toBe(expected);
});
