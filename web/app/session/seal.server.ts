import { hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';

type Opened = { value: string; issuedAt: Date; expiresAt: Date };

type Sealer = {
  /** Encrypts a value for one purpose, until this time. */
  seal(purpose: string, value: string, expiresAt: Date): Promise<string>;
  /** Null if the value was not sealed here, was sealed for another purpose, or has expired. */
  open(purpose: string, sealed: string): Promise<Opened | null>;
};

/** Encrypts and authenticates values that travel through the browser (AES-256-GCM). */
export function createSealer(secret: string): Sealer {
  const key = new Uint8Array(hkdfSync('sha256', secret, '', 'quire session cookies', 32));
  return {
    seal: (purpose, value, expiresAt) =>
      new EncryptJWT({ value })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setAudience(purpose)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .encrypt(key),
    async open(purpose, sealed) {
      const options = { audience: purpose, keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
      const opened = await jwtDecrypt<{ value: string }>(sealed, key, options).catch(unreadable);
      if (!opened) return null;
      const { value, iat = 0, exp = 0 } = opened.payload;
      return { value, issuedAt: new Date(iat * 1000), expiresAt: new Date(exp * 1000) };
    },
  };
}

function unreadable(error: unknown): null {
  if (error instanceof errors.JOSEError) return null;
  throw error;
}
