import { checksumElement, checksumEntries, type Checksums } from './checksums';
import { invalidArgument, S3Error } from './errors';
import type { Headers } from './request';
import type { Xml } from './xml';

const standardHeaders = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];
const userPrefix = 'x-amz-meta-';
const maxUserBytes = 2048;

/** The headers of a write that are stored with the object. */
export function storedHeaders(headers: Headers): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value = '']): [string, string][] => {
    if (name === 'content-encoding') return encodings(value);
    return standardHeaders.includes(name) || name.startsWith(userPrefix) ? [[name, value]] : [];
  });
  const user = kept.filter(([name]) => name.startsWith(userPrefix));
  const userBytes = user.reduce((sum, [name, value]) => sum + name.length - userPrefix.length + value.length, 0);
  if (userBytes > maxUserBytes) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  }
  return Object.fromEntries(kept);
}

/** The headers that a signed request overrides by parameters such as `response-content-type`. */
export function overrides(query: Map<string, string>): Record<string, string> {
  const asked = standardHeaders.flatMap((name): [string, string][] => {
    const value = query.get(`response-${name}`);
    return value === undefined ? [] : [[name, value]];
  });
  const bad = asked.find(([, value]) => /[^\t\x20-\x7e\x80-\xff]/.test(value));
  if (bad) throw invalidArgument(`Header value cannot be represented: response-${bad[0]}`);
  return Object.fromEntries(asked);
}

export function checksumHeaders(checksums: Checksums): Record<string, string> {
  const headers = checksumEntries(checksums).flatMap(([algorithm, value]): [string, string][] => [
    [`x-amz-checksum-${algorithm}`, value],
    ['x-amz-checksum-type', checksumType(value)],
  ]);
  return Object.fromEntries(headers);
}

export function checksumElements(checksums: Checksums): Xml[] {
  return checksumEntries(checksums).flatMap(([algorithm, value]): Xml[] => [
    [checksumElement[algorithm], value],
    ['ChecksumType', checksumType(value)],
  ]);
}

/** The algorithms of an object's checksums, for lists. */
export function checksumNames(checksums: Checksums): Xml[] {
  return checksumEntries(checksums).flatMap(([algorithm, value]): Xml[] => [
    ['ChecksumAlgorithm', algorithm.toUpperCase()],
    ['ChecksumType', checksumType(value)],
  ]);
}

/** A composite checksum ends with the number of its parts. */
function checksumType(value: string): string {
  return value.includes('-') ? 'COMPOSITE' : 'FULL_OBJECT';
}

/** The transfer's own encoding is not stored with the object. */
function encodings(value: string): [string, string][] {
  const kept = value.split(',').filter((each) => each.trim() !== 'aws-chunked');
  return kept.length > 0 ? [['content-encoding', kept.join(',').trim()]] : [];
}
