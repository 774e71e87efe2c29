import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as limits from './limits';

const sdl = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
  .join('\n')
  .replace(/\s+/g, ' ');
const words = (value: number) => value.toLocaleString('en');

test.each<[keyof typeof limits, (value: string) => string]>([
  ['largestFile', (value) => `at most 50 GiB (${value})`],
  ['largestFile', (value) => `Bytes, 0 to ${value} (50 GiB)`],
  ['longestName', (value) => `1 to ${value} bytes of UTF-8, no`],
  ['mostOpenUploads', (value) => `at most ${value} uploads open`],
  ['mostDocuments', (value) => `at most ${value} documents`],
  ['mostShares', (value) => `${value} shares a document`],
  ['mostLinks', (value) => `Makes a link to a document, at most ${value} of them`],
  ['mostLinks', (value) => `Newest first, at most ${value}. Needs MANAGER`],
  ['mostLinksADay', (value) => `A person makes at most ${value} a day`],
  ['mostShareMailsADay', (value) => `at most ${value} mails a day for one who shares`],
  ['mostShareMailsFromOneADay', (value) => `${value} of them to one address`],
  ['mostShareMailsToOneADay', (value) => `and ${value} to an address by whomever`],
  ['shortestPassword', (value) => `"${value} to 128 characters. Absent`],
  ['longestPassword', (value) => `"8 to ${value} characters. Absent`],
  ['largestDownloadLimit', (value) => `"1 to ${value}. Absent: any number`],
])('%s is what the schema says: %#', (name, sentence) => {
  expect(sdl).toContain(sentence(words(limits[name] as number)));
});
