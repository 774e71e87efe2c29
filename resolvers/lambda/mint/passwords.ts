import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** One of the settings that OWASP's cheat sheet on storing passwords takes for equal: 32 MiB, some 200 milliseconds. */
const current: Cost = { N: 2 ** 15, r: 8, p: 3 };
const hashLength = 32;

type Cost = { N: number; r: number; p: number };

/** `scrypt$N$r$p$salt$hash`: it says itself how it was made, so that later ones may be made differently. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await hashOf(password, salt, current);
  const { N, r, p } = current;
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

export async function isPassword(password: string, passwordHash: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = passwordHash.split('$');
  const known = Buffer.from(hash, 'base64url');
  const given = await hashOf(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return known.length === hashLength && timingSafeEqual(known, given);
}

/** In NFC, since keyboards write the same letter differently. Twice what scrypt needs is what Node lets it have. */
function hashOf(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return derive(password.normalize('NFC'), salt, hashLength, { ...cost, maxmem: 256 * cost.N * cost.r });
}
