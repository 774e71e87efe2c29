import { quoted } from './conditions';
import { invalidArgument } from './errors';
import { compareUtf8 } from './keyOrder';
import { checksumNames } from './metadata';
import type { ObjectStore } from './objectStore';
import type { Call, Reply } from './operation';
import { findCurrent, type ObjectVersion } from './versions';
import type { Xml } from './xml';

type Query = {
  prefix: string;
  delimiter: string | undefined;
  limit: number;
  /** The last key or common prefix of the previous page. */
  after: string;
  isAfterPage: boolean;
};

type Entry = { key: string; object: ObjectVersion } | { group: string };

const maxLimit = 1000;

export async function listObjects({ request, bucket }: Call): Promise<Reply> {
  const asked = queryOf(request.query);
  const { entries, isTruncated } = page(bucket.objects, asked);
  const text = encoderOf(request.query.get('encoding-type'));
  const last = entries.at(-1);
  const owner = request.query.get('fetch-owner') === 'true' ? bucket.ownerId : undefined;
  const xml: Xml = [
    'ListBucketResult',
    [
      ['Name', bucket.name],
      ['Prefix', text(asked.prefix)],
      asked.delimiter === undefined ? null : ['Delimiter', text(asked.delimiter)],
      ...echo(request.query, ['continuation-token', 'ContinuationToken'], (value) => value),
      ...echo(request.query, ['start-after', 'StartAfter'], text),
      ...echo(request.query, ['encoding-type', 'EncodingType'], (value) => value),
      ['KeyCount', entries.length],
      ['MaxKeys', asked.limit],
      ['IsTruncated', isTruncated],
      isTruncated && last ? ['NextContinuationToken', tokenOf(last)] : null,
      ...entries.map((entry) => render(entry, text, owner)),
    ],
  ];
  return Promise.resolve({ xml });
}

/** The first keys after the previous page; with a delimiter, keys that are equal up to it count as one common prefix. */
function page(objects: ObjectStore, { prefix, delimiter, limit, after, isAfterPage }: Query) {
  const entries: Entry[] = [];
  let group = isAfterPage ? after : undefined;
  for (const key of objects.keys()) {
    if (!key.startsWith(prefix) || compareUtf8(key, after) <= 0) continue;
    const object = findCurrent(objects.versionsOf(key));
    const keyGroup = groupOf(key, prefix, delimiter);
    if (!object || (keyGroup !== undefined && keyGroup === group)) continue;
    if (entries.length === limit) return { entries, isTruncated: limit > 0 };
    group = keyGroup;
    entries.push(keyGroup === undefined ? { key, object } : { group: keyGroup });
  }
  return { entries, isTruncated: false };
}

function groupOf(key: string, prefix: string, delimiter: string | undefined): string | undefined {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1;
  return delimiter === undefined || end < 0 ? undefined : key.slice(0, end + delimiter.length);
}

function queryOf(query: Map<string, string>): Query {
  const token = query.get('continuation-token');
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') || undefined,
    limit: limitOf(query.get('max-keys')),
    after: token === undefined ? (query.get('start-after') ?? '') : afterOf(token),
    isAfterPage: token !== undefined,
  };
}

export function limitOf(value: string | undefined): number {
  if (value === undefined) return maxLimit;
  if (!/^\d{1,9}$/.test(value)) throw invalidArgument('Argument must be an integer between 0 and 2147483647');
  return Math.min(Number(value), maxLimit);
}

function tokenOf(last: Entry): string {
  return Buffer.from('group' in last ? last.group : last.key).toString('base64url');
}

function afterOf(token: string): string {
  const after = Buffer.from(token, 'base64url').toString();
  if (token === '' || Buffer.from(after).toString('base64url') !== token) {
    throw invalidArgument('The continuation token provided is incorrect');
  }
  return after;
}

/** Keys may contain characters that XML cannot express; the encoding `url` can. */
export function encoderOf(encoding: string | undefined): (text: string) => string {
  if (encoding === undefined) return (text) => text;
  if (encoding !== 'url') throw invalidArgument('Invalid Encoding Method specified in Request');
  return (text) => encodeURIComponent(text).replaceAll('%2F', '/');
}

function echo(query: Map<string, string>, [name, element]: [string, string], text: (value: string) => string): Xml[] {
  const value = query.get(name);
  return value === undefined ? [] : [[element, text(value)]];
}

function render(entry: Entry, text: (value: string) => string, owner: string | undefined): Xml {
  if ('group' in entry) return ['CommonPrefixes', [['Prefix', text(entry.group)]]];
  const { key, object } = entry;
  return [
    'Contents',
    [
      ['Key', text(key)],
      ['LastModified', object.modifiedAt],
      ['ETag', quoted(object.etag)],
      ...checksumNames(object.checksums),
      ['Size', object.size],
      owner === undefined ? null : ['Owner', [['ID', owner]]],
      ['StorageClass', 'STANDARD'],
    ],
  ];
}
