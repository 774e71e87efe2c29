import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from './cloud';

/** What this machine's cloud keeps to itself; made once for each state. */
type Secrets = {
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
  if (!existsSync(file)) {
    // Whole or not at all, also when the machine dies in the middle.
    writeFileSync(`${file}.new`, JSON.stringify(newSecrets(), null, 2), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return parsed(file);
}

function parsed(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    throw new Error(
      `${file} cannot be read. It names and guards this state: restore it, or start on a new QUIRE_DATA.`,
    );
  }
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
