import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from './cloud';

/** What this machine's cloud keeps to itself; made once for each state. */
export type Secrets = {
  /** Names of resources are made from it. */
  seed: string;
  credentials: Credentials;
  adminSecret: string;
  sessionSecret: string;
};

/** The state's secrets from a file that only its owner may read. */
export function loadSecrets(dataDirectory: string): Secrets {
  const file = join(dataDirectory, 'secrets.json');
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, JSON.stringify(newSecrets(), null, 2), { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}

function newSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('base64url');
  const accessKeyId = `AKIA${randomBytes(8).toString('hex').toUpperCase()}`;
  return {
    seed: secret(),
    credentials: { accessKeyId, secretAccessKey: secret() },
    adminSecret: secret(),
    sessionSecret: secret(),
  };
}
