import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const keysSchema = z.object({
  /** The private RSA key that signs tokens, as a JWK. */
  signing: z.object({ kid: z.string(), kty: z.literal('RSA'), n: z.string(), e: z.string() }).catchall(z.string()),
  cookies: z.string(),
  codes: z.string(),
});

export type Keys = z.infer<typeof keysSchema>;

/** The pool's secrets, made at its first start: whoever reads this file can sign anybody in. */
export async function loadKeys(dataDirectory: string): Promise<Keys> {
  const folder = join(dataDirectory, 'cognito');
  const file = join(folder, 'keys.json');
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (known !== null) return keysSchema.parse(JSON.parse(known));
  await mkdir(folder, { recursive: true });
  const keys = await generateKeys();
  await writeDurably(file, JSON.stringify(keys));
  return keys;
}

async function generateKeys(): Promise<Keys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), kid: randomUUID(), use: 'sig', alg: 'RS256' };
  const secret = () => randomBytes(32).toString('base64url');
  return keysSchema.parse({ signing, cookies: secret(), codes: secret() });
}

/** Whole or not at all, whenever the machine stops. */
async function writeDurably(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  await handle.writeFile(text);
  await handle.sync();
  await handle.close();
  await rename(draft, file);
}
