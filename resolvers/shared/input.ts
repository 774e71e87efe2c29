import { util } from '@aws-appsync/utils';
import { largestFile, longestAddress, longestName } from '../../schema/limits';
import { isPlain } from '../../schema/text';
import { lowerCase } from './address';
import { utf8Length } from './names';
import { invalid } from './outcome';

const longestMimeType = 127;

/** Times are compared as text, which takes years of four digits. */
const latestExpiry = 253402300799999;

/** The name in Unicode NFC. */
export function requireName(given: string | null): string {
  if (!given) invalid('Give the document a name.', 'name');
  if (given.length > 4 * longestName) tooLong();
  const name = util.str.normalize(given, 'nfc');
  if (name.trim() === '' || name === '.' || name === '..') invalid('Give the document a name.', 'name');
  if (utf8Length(name) > longestName) tooLong();
  if (name.includes('/') || !isPlain(name)) {
    invalid(
      'The name holds what file names cannot have: a /, a line break, or a character that hides or turns text.',
      'name',
    );
  }
  return name;
}

function tooLong(): never {
  invalid(`The name is too long: at most ${longestName} bytes of UTF-8.`, 'name');
}

export function requireMimeType(mimeType: string): string {
  const isClean = hasOnly('A-Za-z0-9!#$&_.+/^-', mimeType);
  const isMimeType = util.matches('^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$', mimeType);
  if (!isClean || !isMimeType || mimeType.length > longestMimeType) {
    invalid('mimeType is a type and a subtype, such as application/pdf, without parameters.', 'mimeType');
  }
  return mimeType.toLowerCase();
}

export function requireSize(size: number): number {
  if (size < 0 || size % 1 !== 0) invalid('size is a whole number of bytes.', 'size');
  if (size > largestFile) invalid('The file is larger than 50 GB, the most a document can hold.', 'size');
  return size;
}

export function requireSha256(sha256: string | null): string {
  if (sha256 === null || sha256.length !== 64 || !util.matches('^[0-9a-f]{64}$', sha256)) {
    invalid('sha256 is 64 lowercase hexadecimal digits.', 'sha256');
  }
  return sha256;
}

/** Null if the client gave none. */
export function requestIdOf(clientRequestId: string | null): string | null {
  if (clientRequestId === null) return null;
  if (!isId(clientRequestId)) {
    invalid('clientRequestId is 1 to 64 letters, digits, - and _.', 'clientRequestId');
  }
  return clientRequestId;
}

export function requireBaseVersion(baseVersion: number | null): number {
  if (baseVersion === null) invalid('Say which version this save is based on: baseVersion.', 'baseVersion');
  if (baseVersion < 1) invalid('baseVersion is 1 or more.', 'baseVersion');
  return baseVersion;
}

/** A short line of text, checked strictly because people see it before they trust its writer. */
export function requireLabel(given: string, field: string, longest: number): string {
  const words = `${field} is a line of 1 to ${longest} bytes of UTF-8, without invisible characters.`;
  if (given.length > 4 * longest) invalid(words, field);
  const label = util.str.normalize(given, 'nfc').trim();
  if (label === '' || utf8Length(label) > longest || !isPlain(label)) invalid(words, field);
  return label;
}

/** 256 bits of base64url, such as device codes, OAuth states and S256 challenges are. */
export function requireSecret(given: string, field: string): string {
  if (given.length !== 43 || !isId(given)) invalid(`${field} is 43 characters of base64url.`, field);
  return given;
}

const longestLocalPart = 64;

/** An e-mail address in lower case. Look-alike characters are refused, not converted. */
export function requireAddress(given: string): string {
  const address = given.trim();
  const at = address.indexOf('@');
  const isPlain = hasOnly("A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-", address);
  const isLocalPart = util.matches(
    "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+([.][A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$",
    address.slice(0, at),
  );
  const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
  const isDomain = util.matches(`^(${label}[.])+${label}$`, address.slice(at + 1));
  if (!isPlain || !isLocalPart || !isDomain || at > longestLocalPart || address.length > longestAddress) {
    invalid(
      'email is a plain address, such as ada@example.com; a domain in another script is written as xn--.',
      'email',
    );
  }
  return lowerCase(address);
}

/** A future time in the stored format; null if none is given. */
export function expiryOf(given: string | null): string | null {
  if (given === null) return null;
  const time = util.time.parseISO8601ToEpochMilliSeconds(given);
  if (time <= util.time.nowEpochMilliSeconds()) invalid('The end of access is a time to come.', 'expiresAt');
  if (time > latestExpiry)
    invalid('The end of access is before the year 10000. Leave it out to share for good.', 'expiresAt');
  return util.time.epochMilliSecondsToISO8601(time);
}

/** Checks a client's id before it becomes part of a key. False if it cannot be one of ours. */
export function isId(id: string): boolean {
  return id.length >= 1 && id.length <= 64 && hasOnly('A-Za-z0-9_-', id);
}

/** Written as "contains none other": Java's `$` also matches before a line break at the end. */
export function hasOnly(characters: string, text: string): boolean {
  return !util.matches(`[\\s\\S]*[^${characters}][\\s\\S]*`, text);
}
