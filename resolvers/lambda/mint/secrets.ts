import { createHash, randomBytes } from 'node:crypto';
import type { MintedToken } from '../../shared/mint';

/** 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** 128 bits, which keep an address short, and what of them is kept. */
export function newLinkToken(seal: string | null): MintedToken {
  const token = randomBytes(16).toString('base64url');
  const sealedToken = seal === null ? null : sealed(token, seal);
  return { token, tokenHash: hashToken(token), sealedToken, requestHash: seal === null ? null : hashToken(seal) };
}

/** A token that only the seal makes readable; sealed once more it is the token. Each seal is for one token. */
export function sealed(token: string, seal: string): string {
  const key = createHash('sha256').update(`link token ${seal}`).digest();
  return Buffer.from(Buffer.from(token, 'base64url').map((byte, at) => byte ^ (key[at] ?? 0))).toString('base64url');
}

/** Of what is random in 128 bits or more: nobody can try those out, so that this hash need not be slow. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
