import { expect, test } from 'vitest';
import { lostEnding, withEnding } from './ending';

test.each([
  // former name, new name, ending that is lost, new name with that ending
  ['minutes.odt', 'minutes of May.odt', null, null],
  ['minutes.odt', 'MINUTES.ODT', null, null],
  ['minutes.odt', 'minutes', '.odt', 'minutes.odt'],
  ['minutes.odt', 'CON', '.odt', 'CON.odt'],
  ['minutes.odt', 'minutes.txt', '.odt', 'minutes.odt'],
  ['minutes.odt', 'v1.2 of the minutes', '.odt', 'v1.2 of the minutes.odt'],
  ['minutes.odt', 'minutes v1.5', '.odt', 'minutes v1.5.odt'],
  ['minutes v1.5', 'minutes v2', null, null],
  ['archive.7z', 'archive', '.7z', 'archive.7z'],
  ['protokoll.märz', 'protokoll', '.märz', 'protokoll.märz'],
  ['archive.tar.gz', 'archive.gz', null, null],
  ['README', 'LICENSE', null, null],
  ['README', 'README.md', null, null],
  ['.gitignore', 'gitignore', null, null],
  ['a.name that ends in no kind', 'b', null, null],
])('%s renamed to %s loses the ending %s', (former, name, lost, kept) => {
  expect(lostEnding(former, name)).toBe(lost);
  if (lost !== null) expect(withEnding(name, lost)).toBe(kept);
});
