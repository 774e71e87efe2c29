import { expect, test } from 'vitest';
import { otherKind } from './otherKind';

const odt = 'application/vnd.oasis.opendocument.text';
const unknown = 'application/octet-stream';

test.each([
  // file, document, sentence
  ['minutes.odt', odt, 'minutes.odt', odt, null],
  ['mine.ODT', unknown, 'minutes.odt', odt, null],
  ['photo.jpeg', 'image/jpeg', 'photo.jpg', 'image/jpeg', null],
  ['table.csv', 'application/vnd.ms-excel', 'table.csv', 'text/csv', null],
  ['minutes.odt', odt, 'minutes', odt, null],
  ['README', unknown, 'README', unknown, null],
  [
    ...(['photo.png', 'image/png', 'minutes.odt', odt] as const),
    'minutes.odt is an ODT file; photo.png is a PNG picture.',
  ],
  [
    ...(['\u05d3\u05d5\u05d7.pdf', 'application/pdf', 'minutes.odt', odt] as const),
    'minutes.odt is an ODT file; \u2068\u05d3\u05d5\u05d7.pdf\u2069 is a PDF file.',
  ],
  [
    ...(['notes', unknown, 'brochure.pdf', 'application/pdf'] as const),
    'brochure.pdf is a PDF file; notes is a file without an ending.',
  ],
  [
    ...(['README', unknown, 'README', 'text/plain'] as const),
    'README is a file of the type text/plain without an ending; README is a file without an ending.',
  ],
  [
    ...(['map.svg', 'image/svg+xml', 'map.mp3', 'audio/mpeg'] as const),
    'map.mp3 is an MP3 sound; map.svg is an SVG picture.',
  ],
])('%s (%s) as a version of %s (%s): %s', (name, mimeType, ofName, ofType, words) => {
  expect(otherKind({ name, mimeType }, { name: ofName, mimeType: ofType })).toBe(words);
});
