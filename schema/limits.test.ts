import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as limits from './limits';

const sdl = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
  .join('\n')
  .replace(/\s+/g, ' ');
const words = (value: number) => value.toLocaleString('en');
const days = (value: number) => (value === 1 ? 'a day' : `${value} days`);
const hours = (seconds: number) => (seconds === 3600 ? 'an hour' : `${seconds / 3600} hours`);
const minutes = (seconds: number) => `${seconds / 60} minutes`;

const { largestFile, largestPut, mostPartsAtOnce, largestPage, usualPage } = limits;
const { STARTED, WRONG } = limits.mostCodesAnHour;

test.each([
  `at most 50 GiB (${words(largestFile)})`,
  `Bytes, 0 to ${words(largestFile)} (50 GiB)`,
  `Above ${words(largestPut)} (16 MiB) they are sent in parts`,
  `"1 to ${mostPartsAtOnce}." parts: [UploadPartInput!]!`,
  `tells up to ${mostPartsAtOnce}`,
  `${hours(limits.uploadSeconds)} after it was made, or ${days(limits.multipartUploadDays)} for one in parts`,
  `the bytes that lost stay for ${days(limits.losingBytesDays)}`,
  `and the bytes stay for ${days(limits.losingBytesDays)}`,
  `bound to its number, length and sha256 and good for ${limits.signedSeconds} seconds`,
  `Signs a GET, good for ${limits.signedSeconds} seconds`,
  `After ${days(limits.trashDays)} there it is deleted`,
  `after ${days(limits.trashDays)} it is deleted`,
  `\`changes\` keeps it for ${days(limits.feedDays)}`,
  `\`limit\` is 1 to ${largestPage}, ${usualPage} when absent`,
  `of 1 to ${largestPage} changes, ${usualPage} when \`limit\` is absent`,
  `newest share first: at most ${limits.largestSharedPage} a page`,
  `1 to ${limits.longestName} bytes of UTF-8, no`,
  `at most ${words(limits.mostOpenUploads)} uploads open`,
  `at most ${words(limits.mostDocuments)} documents`,
  `name as the person knows it, 1 to ${limits.longestDeviceName} bytes of UTF-8`,
  `the computer's name, 1 to ${limits.longestDeviceName} bytes of UTF-8`,
  `"1 to ${limits.longestDeviceName} bytes of UTF-8." name: String`,
  `"1 to ${limits.longestClientVersion} bytes of UTF-8." clientVersion: String!`,
  `within ${minutes(limits.approvedLoginSeconds)}, then register the`,
  `Needs a sign-in within the last ${minutes(limits.freshSignInSeconds)}`,
  `at most ${limits.mostDevicesRevoked} a call`,
  `a person may enter ${limits.mostWrongCodes} an hour`,
  `a network ${WRONG.network}, and everybody together ${words(WRONG.everywhere)}`,
  `${STARTED.network} an hour of one network, ${words(STARTED.everywhere)} of all`,
  `Plain ASCII, at most ${limits.longestAddress} characters`,
  `${limits.mostShares} shares a document`,
  `${words(limits.mostSharesADay)} new shares a day`,
  `Makes a link to a document, at most ${limits.mostLinks} of them`,
  `Newest first, at most ${limits.mostLinks}. Needs MANAGER`,
  `A person makes at most ${words(limits.mostLinksADay)} a day`,
  `the same link and its address, for ${days(limits.linkRequestDays)}`,
  `at most ${limits.mostShareMailsADay} mails a day for one who shares`,
  `${limits.mostShareMailsFromOneADay} of them to one address`,
  `and ${limits.mostShareMailsToOneADay} to an address by whomever`,
  `"${limits.shortestPassword} to ${limits.longestPassword} characters. Absent`,
  `"1 to ${words(limits.largestDownloadLimit)}. Absent: any number`,
])('the schema says: %s', (sentence) => {
  expect(sdl).toContain(sentence);
});
