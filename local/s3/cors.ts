import { S3Error } from './errors';
import type { Headers } from './request';

export type CorsRule = {
  allowedOrigins: string[];
  allowedMethods: string[];
  allowedHeaders: string[];
  exposedHeaders: string[];
  maxAge?: number;
};

const vary = { vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method' };

/** The headers that let a page of an allowed origin read the answer; empty for any other origin. */
export function corsHeaders(rules: CorsRule[], method: string, { origin }: Headers): Record<string, string> {
  if (origin === undefined) return rules.length > 0 ? vary : {};
  const rule = rules.find((each) => allows(each, origin, method, []));
  return rule ? allowance(rule, origin) : vary;
}

/** The headers that answer a browser's preflight request. Throws if no rule of the bucket allows the request. */
export function preflight(rules: CorsRule[], headers: Headers): Record<string, string> {
  const { origin, 'access-control-request-method': method, 'access-control-request-headers': requested } = headers;
  if (!origin) throw new S3Error('BadRequest', 'Insufficient information. Origin request header needed.');
  if (!method) throw new S3Error('BadRequest', 'Invalid Access-Control-Request-Method: null');
  if (rules.length === 0) throw forbidden('CORS is not enabled for this bucket.');
  const names = (requested ?? '').split(',').map((name) => name.trim().toLowerCase());
  const asked = names.filter((name) => name !== '');
  const rule = rules.find((each) => allows(each, origin, method, asked));
  if (!rule) throw forbidden('This CORS request is not allowed.');
  return { ...allowance(rule, origin), ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }) };
}

function allows(rule: CorsRule, origin: string, method: string, headers: string[]): boolean {
  return (
    rule.allowedMethods.includes(method) &&
    rule.allowedOrigins.some((pattern) => isLike(origin, pattern)) &&
    headers.every((name) => rule.allowedHeaders.some((pattern) => isLike(name, pattern.toLowerCase())))
  );
}

function allowance(rule: CorsRule, origin: string): Record<string, string> {
  const isOpen = rule.allowedOrigins.includes('*');
  return {
    ...vary,
    'access-control-allow-origin': isOpen ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(!isOpen && { 'access-control-allow-credentials': 'true' }),
    ...(rule.exposedHeaders.length > 0 && { 'access-control-expose-headers': rule.exposedHeaders.join(', ') }),
    ...(rule.maxAge !== undefined && { 'access-control-max-age': String(rule.maxAge) }),
  };
}

/** Whether the text matches a rule's pattern, which may contain one `*`. */
function isLike(text: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return text === pattern;
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

function forbidden(reason: string): S3Error {
  return new S3Error('AccessForbidden', `CORSResponse: ${reason}`);
}
