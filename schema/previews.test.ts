import { expect, test } from 'vitest';
import { kinds } from '../resolvers/lambda/presign/kinds';
import { isPreviewable, previewTypeOf } from './previews';

const text = 'text/plain; charset=utf-8';

test.each<string[]>([
  ...['png', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'x-icon'].map((type) => [`image/${type}`, `image/${type}`]),
  ...['mpeg', 'wav', 'ogg', 'flac', 'mp4', 'aac', 'webm'].map((type) => [`audio/${type}`, `audio/${type}`]),
  ...['mp4', 'webm', 'ogg'].map((type) => [`video/${type}`, `video/${type}`]),
  ['application/pdf', 'application/pdf'],
  ...['xml', 'yaml', 'toml', 'sql'].map((type) => [`application/${type}`, text]),
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
