import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { holdsFiles, readOwn, writeOwn } from '../state/state';

const keysSchema = z.object({
  /** The private RSA key that signs tokens, as a JWK. */
  signing: z.object({ kid: z.string(), kty: z.literal('RSA'), n: z.string(), e: z.string() }).catchall(z.string()),
  cookies: z.string(),
  codes: z.string(),
});

export type Keys = z.infer<typeof keysSchema>;

const wayOut = 'Restore it; or delete it to have new keys made, and everybody has to sign in again.';

/** The pool's secrets, made at its first start. Anybody who can read this file can sign in as anybody. */
export async function loadKeys(dataDirectory: string): Promise<Keys> {
  const file = join(dataDirectory, 'cognito', 'keys.json');
  const known = readOwn(file, wayOut, (text) => keysSchema.parse(JSON.parse(text)));
  if (known) return known;
  // Services that start after the pool have written files, so this is not the first start.
  if (holdsFiles(join(dataDirectory, 'streams'), join(dataDirectory, 'schedules'))) {
    console.warn(`${file} was missing. New keys are made: everybody has to sign in again.`);
  }
  const keys = await generateKeys();
  writeOwn(file, JSON.stringify(keys));
  return keys;
}

async function generateKeys(): Promise<Keys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), kid: randomUUID(), use: 'sig', alg: 'RS256' };
  const secret = () => randomBytes(32).toString('base64url');
  return keysSchema.parse({ signing, cookies: secret(), codes: secret() });
}
