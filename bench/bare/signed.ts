import { createHmac } from 'node:crypto';

/** What a signature covers: one piece of an object, or all its pieces together. */
export type Signed = { method: 'PUT' | 'GET' | 'HEAD'; key: string; pieces: string; size: string; sha256: string };

const lifeSeconds = 60;

/** A URL that allows only this request, for a minute. */
export function sign(origin: string, secret: string, asked: Signed): string {
  const expires = String(Math.floor(Date.now() / 1000) + lifeSeconds);
  const query = new URLSearchParams({ ...asked, expires, signature: signatureOf(secret, asked, expires) });
  return `${origin}/?${query.toString()}`;
}

/** The request that a URL allows; null if the signature is not ours, has expired, or is for another method. */
export function verified(secret: string, method: string, url: string): Signed | null {
  const { searchParams } = new URL(url, 'http://bare');
  const text = (name: string) => searchParams.get(name) ?? '';
  const [key, pieces, size, sha256] = [text('key'), text('pieces'), text('size'), text('sha256')];
  const asked = { method: method as Signed['method'], key, pieces, size, sha256 };
  const isOurs = signatureOf(secret, asked, text('expires')) === text('signature');
  return isOurs && Number(text('expires')) * 1000 > Date.now() ? asked : null;
}

function signatureOf(secret: string, { method, key, pieces, size, sha256 }: Signed, expires: string): string {
  return createHmac('sha256', secret).update([method, key, pieces, size, sha256, expires].join('\n')).digest('hex');
}
