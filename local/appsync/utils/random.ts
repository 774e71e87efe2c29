import { randomBytes, randomUUID } from 'node:crypto';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
// KSUIDs count seconds from here.
const ksuidEpoch = 1_400_000_000;

export const autoId = () => randomUUID();

export function autoUlid(): string {
  const random = BigInt(`0x${randomBytes(10).toString('hex')}`);
  return written(BigInt(Date.now()), crockford, 10) + written(random, crockford, 16);
}

export function autoKsuid(): string {
  const seconds = BigInt(Math.floor(Date.now() / 1000) - ksuidEpoch);
  const random = BigInt(`0x${randomBytes(16).toString('hex')}`);
  return written((seconds << 128n) + random, base62, 27);
}

function written(number: bigint, alphabet: string, length: number): string {
  const base = BigInt(alphabet.length);
  let rest = number;
  let text = '';
  for (let index = 0; index < length; index += 1) {
    text = (alphabet[Number(rest % base)] ?? '') + text;
    rest /= base;
  }
  return text;
}
