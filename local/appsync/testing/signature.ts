import { createHash, createHmac } from 'node:crypto';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Signature Version 4 of a POST, written out from AWS's description. */
export function signed(url: URL, body: string, secret = 'secret'): Record<string, string> {
  const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${date.slice(0, 8)}/us-east-1/appsync/aws4_request`;
  const canonical = ['POST', url.pathname, '', `host:${url.host}`, `x-amz-date:${date}`, '', 'host;x-amz-date'];
  const digest = sha256([...canonical, sha256(body)].join('\n'));
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const signature = hmac(key, ['AWS4-HMAC-SHA256', date, scope, digest].join('\n')).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIATEST/${scope}, SignedHeaders=host;x-amz-date, Signature=${signature}`;
  return { authorization, 'x-amz-date': date };
}
