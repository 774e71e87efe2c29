import type { Util } from '@aws-appsync/utils';
import { dynamodb } from './dynamodb';
import { currentInvocation, HandlerEnd, type ResolverError } from './invocation';
import { matches } from './matches';
import { allNotBuilt } from './notBuilt';
import { autoId, autoKsuid, autoUlid } from './random';
import { time } from './time';
import { transform } from './transform';
import { xml } from './xml';

/** The `util` of APPSYNC_JS. */
export const util = {
  escapeJavaScript,
  urlEncode,
  urlDecode: (value: string) => decodeURIComponent(value.replace(/\+/g, ' ')),
  base64Encode: (value: string) => Buffer.from(value, 'utf8').toString('base64'),
  base64Decode: (value: string) => Buffer.from(value, 'base64').toString('utf8'),
  autoId,
  autoUlid,
  autoKsuid,
  unauthorized,
  error: (...given: unknown[]) => {
    const error = errorOf(given);
    if (error) throw new HandlerEnd({ kind: 'failed', error });
  },
  appendError: (...given: unknown[]) => {
    const error = errorOf(given);
    if (error) currentInvocation().appended.push(error);
  },
  matches,
  authType,
  time,
  dynamodb,
  transform,
  str: { normalize: (value: string, form: string) => value.normalize(form.toUpperCase()) },
  math: {
    // Java's Math.round: halves go up.
    roundNum: (input: number) => Math.round(input),
    minVal: (left: number, right: number) => Math.min(left, right),
    maxVal: (left: number, right: number) => Math.max(left, right),
    randomDouble: () => Math.random(),
    randomWithinRange: (start: number, end: number) => start + Math.floor(Math.random() * (end - start)),
  },
  rds: allNotBuilt('util.rds', ['toJsonObject']),
  http: { copyHeaders, ...allNotBuilt('util.http', ['addResponseHeader', 'addResponseHeaders']) },
  xml,
} satisfies { [Name in keyof Util]: Record<keyof Util[Name], unknown> };

/** Null where AppSync ignores the call: a message or type that is no string makes util.error() do nothing. */
function errorOf([message, errorType = null, data = null, errorInfo = null]: unknown[]): ResolverError | null {
  if (typeof message !== 'string') return null;
  if (errorType !== null && typeof errorType !== 'string') return null;
  return { message, errorType, data, errorInfo };
}

function unauthorized(): never {
  const { info } = currentInvocation().ctx;
  const message = info ? `Not Authorized to access ${info.fieldName} on type ${info.parentTypeName}` : 'Unauthorized';
  throw new HandlerEnd({ kind: 'failed', error: { message, errorType: 'Unauthorized', data: null, errorInfo: null } });
}

/** Java's URLEncoder: it leaves fewer characters alone, and takes half a character for a question mark. */
function urlEncode(value: string): string {
  const escaped = encodeURIComponent(value.replace(/\p{Surrogate}/gu, '?')).replace(/[!~'()]/g, (char) => {
    return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return escaped.replace(/%20/g, '+');
}

// AppSync's list.
const restrictedHeaders = [
  'transfer-encoding',
  'connection',
  'host',
  'expect',
  'keep-alive',
  'upgrade',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'content-length',
];

function copyHeaders(headers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !restrictedHeaders.includes(name.toLowerCase())),
  );
}

function authType(): string {
  const identity = currentInvocation().ctx.identity;
  if (!identity) return 'API Key Authorization';
  const has = (name: string) => Object.hasOwn(identity, name);
  if (has('userArn')) return 'IAM Authorization';
  if (has('resolverContext')) return 'Lambda Authorization';
  return has('defaultAuthStrategy') ? 'User Pool Authorization' : 'Open ID Connect Authorization';
}

const escapes: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '/': '\\/',
  '\b': '\\b',
  '\n': '\\n',
  '\t': '\\t',
  '\f': '\\f',
  '\r': '\\r',
};

function escapeJavaScript(value: string): string {
  return value.replace(/[\\'"/\b\n\t\f\r]|[^\x20-\x7e]/g, (char) => {
    return escapes[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
