import type { IncomingMessage } from 'node:http';

/** Lower-case names. */
export type Headers = Record<string, string | undefined>;

/** Node joins a repeated header into one text, but for set-cookie, which is none of a request's. */
export function headersOf({ headers }: IncomingMessage): Headers {
  return headers as Headers;
}

/** CloudFront stands before AppSync and appends the address it saw; the next hop appends CloudFront's. */
export function forwarded(headers: Headers, sourceIp: string): Headers {
  const hops = [headers['x-forwarded-for'], sourceIp, '127.0.0.1'].filter((hop) => hop !== undefined);
  return { ...headers, 'x-forwarded-for': hops.join(', ') };
}
