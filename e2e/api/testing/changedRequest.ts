import type { Random } from './model/random';
import type { PutRequest } from './quire';

/** A signed request as it is sent, and how it was changed. */
export type Changed = { what: string; method: string; url: string; headers: Record<string, string>; body: Uint8Array };

type Change = (request: Changed, random: Random) => Changed;

type Header = [name: string, values: string[]];

/** Headers of a PUT that S3 keeps although they are not signed. */
const unsigned: Header[] = [
  ['content-encoding', ['gzip', 'br', 'deflate', 'zstd', 'identity', 'aws-chunked', 'aws-chunked,gzip', 'x']],
  ['content-language', ['de', 'und', 'x'.repeat(500)]],
  ['content-disposition', ['inline', 'attachment; filename=evil.html', '"']],
  ['cache-control', ['public, max-age=31536000, immutable', 'no-transform']],
  ['expires', ['Fri, 01 Jan 2100 00:00:00 GMT', '0']],
];

/** Headers that S3 checks the request against. */
const judged: Header[] = [
  ['content-md5', ['AAAAAAAAAAAAAAAAAAAAAA==', 'x']],
  ['if-match', ['*', '"x"']],
  ['range', ['bytes=0-0']],
  ['content-range', ['bytes 0-0/1']],
  ['x-amz-meta-note', ['x']],
  ['x-amz-website-redirect-location', ['https://example.com/']],
  ['x-amz-storage-class', ['GLACIER', 'STANDARD']],
  ['x-amz-acl', ['public-read']],
  ['x-amz-tagging', ['a=b']],
  ['x-amz-object-lock-mode', ['COMPLIANCE']],
  ['x-amz-server-side-encryption', ['AES256', 'aws:kms']],
  ['x-amz-checksum-crc32', ['AAAAAA==']],
  ['x-amz-content-sha256', ['UNSIGNED-PAYLOAD', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER']],
  ['x-amz-copy-source', ['/other/key']],
];

/** Every header that S3 could keep or check, with values for it. */
export const headerRows: Header[] = [...unsigned, ...judged, ['content-type', ['text/html', '']]];

const withHeader =
  (name: string, value: string): Change =>
  (request) => ({ ...request, what: `${name}: ${value.slice(0, 40)}`, headers: { ...request.headers, [name]: value } });

const addHeader: Change = (request, random) => {
  const [name, values] = random.pick(random.isTrue(0.7) ? unsigned : judged) ?? ['range', []];
  return withHeader(name, random.pick(values) ?? '')(request, random);
};

const changeSignedHeader: Change = (request, random) => {
  const name = random.pick(Object.keys(request.headers)) ?? '';
  const { [name]: value = '', ...others } = request.headers;
  const what = `${name} changed`;
  if (random.isTrue(0.5)) return { ...request, what: `without ${name}`, headers: others };
  return { ...request, what, headers: { ...others, [name]: random.isTrue(0.5) ? `${value}x` : 'text/html' } };
};

const changeParameter: Change = (request, random) => {
  const url = new URL(request.url);
  const name = random.pick([...url.searchParams.keys()]) ?? '';
  const value = url.searchParams.get(name) ?? '';
  const at = random.below(value.length || 1);
  const other = value[at] === '0' ? '1' : '0';
  const way = random.pick(['delete', 'append', 'set', 'set']);
  if (way === 'delete') url.searchParams.delete(name);
  else if (way === 'append') url.searchParams.append(name, value);
  else url.searchParams.set(name, value.slice(0, at) + other + value.slice(at + 1));
  return { ...request, what: `${name} changed`, url: url.href };
};

const addParameter: Change = (request, random) => {
  const url = new URL(request.url);
  const names = [
    'response-content-encoding',
    'response-content-type',
    'x-amz-meta-a',
    'X-Amz-Expires',
    'versionId',
    'acl',
  ];
  const name = random.pick(names) ?? '';
  url.searchParams.append(name, 'gzip');
  return { ...request, what: `${name} added`, url: url.href };
};

const changePath: Change = (request) => {
  const url = new URL(request.url);
  url.pathname = `${url.pathname}x`;
  return { ...request, what: 'another key', url: url.href };
};

const changeMethod: Change = (request, random) => ({
  ...request,
  what: 'another method',
  method: random.pick(['POST', 'DELETE']) ?? '',
});

const changeBody: Change = (request, random) => {
  const body = Buffer.from(request.body);
  const at = random.below(body.length || 1);
  if (body.length === 0 || random.isTrue(0.3))
    return { ...request, what: 'a longer body', body: Buffer.concat([body, body, Buffer.from('x')]) };
  if (random.isTrue(0.3)) return { ...request, what: 'a shorter body', body: body.subarray(1) };
  body[at] = (body[at] ?? 0) ^ 1;
  return { ...request, what: 'another body', body };
};

const changes: Change[] = [
  addHeader,
  addHeader,
  addHeader,
  addHeader,
  addHeader,
  addHeader,
  addHeader,
  addHeader,
  changeSignedHeader,
  changeParameter,
  changeParameter,
  addParameter,
  changePath,
  changeMethod,
  changeBody,
];

export function requestOf({ method, url, headers }: PutRequest, body: Uint8Array): Changed {
  return {
    what: 'as it was signed',
    method,
    url,
    body,
    headers: Object.fromEntries(headers.map((each) => [each.name, each.value])),
  };
}

/** The request with one or two changes. */
export function changed(request: Changed, random: Random): Changed {
  const once = (before: Changed) => (random.pick(changes) ?? addHeader)(before, random);
  const first = once(request);
  if (random.isTrue(0.7)) return first;
  const second = once(first);
  return { ...second, what: `${first.what}, ${second.what}` };
}

export function sent({ method, url, headers, body }: Changed): Promise<Response> {
  return fetch(url, { method, headers, ...(method !== 'GET' && { body: Buffer.from(body) }) });
}
