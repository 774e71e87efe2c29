import { expect, test } from 'vitest';
import { mimeTypeOf } from './twins';

test.each([
  ['report.odt', 'application/vnd.oasis.opendocument.text'],
  ['PHOTO.PNG', 'image/png'],
  ['archive.tar.gz', 'application/gzip'],
  ['pic', 'application/octet-stream'],
  ['zip', 'application/octet-stream'],
  ['.html', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('a file named "%s" is saved as %s', (name, type) => {
  expect(mimeTypeOf(name)).toBe(type);
});
