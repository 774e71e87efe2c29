import { expect, test } from 'vitest';
import { kinds } from '../resolvers/lambda/presign/kinds';
import { isPreviewable, previewTypeOf } from './previews';

const text = 'text/plain; charset=utf-8';

test.each([
  ['application/pdf', 'application/pdf'],
  ['image/png', 'image/png'],
  ['audio/mpeg', 'audio/mpeg'],
  ['video/mp4', 'video/mp4'],
  ['text/plain', text],
  ['text/markdown', text],
  ['text/javascript', text],
  ['application/json', text],
  ['text/html', ''],
  ['application/xhtml+xml', ''],
  ['image/svg+xml', ''],
  ['application/octet-stream', ''],
  ['application/vnd.oasis.opendocument.text', ''],
])('%s is shown as %s', (mimeType, shown) => expect(previewTypeOf({ mimeType, size: 1 })).toBe(shown));

test.each([
  [0, false],
  [1, true],
  [1_048_576, true],
  [1_048_577, false],
])('text of %i bytes is shown: %s', (size, expected) =>
  expect(isPreviewable({ mimeType: 'text/plain', size })).toBe(expected),
);

test('a film of any size is shown, since it comes piece by piece', () => {
  expect(isPreviewable({ mimeType: 'video/mp4', size: 10 ** 10 })).toBe(true);
});

test('of all that is stored under its own name, nothing is shown as what a browser runs', () => {
  const shown = kinds.flatMap(({ types }) => types).map((mimeType) => previewTypeOf({ mimeType, size: 1 }));
  expect(shown.filter((type) => /html|svg|script|xml|css/.test(type))).toEqual([]);
});
