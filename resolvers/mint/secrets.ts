import { createHash, randomBytes } from 'node:crypto';
import type { MintedToken } from '../shared/mint';

/** 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** 128 bits, which keep an address short, and what of them is kept. */
export function newLinkToken(): MintedToken {
  const token = randomBytes(16).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

/** Nobody can try out 128 random bits, so that this hash need not be slow. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
