import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { DamagedFile, holdsFiles, readOwn, writeOwn } from './state';

const text = z.string().min(1);

/** The secrets of this machine's cloud, made once for each state. */
const secretsSchema = z.object({
  /** The names of resources are derived from it. */
  seed: text,
  credentials: z.object({ accessKeyId: text, secretAccessKey: text }),
  adminSecret: text,
  sessionSecret: text,
});

type Secrets = z.infer<typeof secretsSchema>;

const wayOut = 'It names and guards this state: restore it, or start on a new QUIRE_DATA.';

/** Reads the state's secrets from a file that only its owner may read. */
export function loadSecrets(dataDirectory: string): Secrets {
  const file = join(dataDirectory, 'secrets.json');
  const known = readOwn(file, wayOut, (content) => secretsSchema.parse(JSON.parse(content)));
  if (known) return known;
  if (holdsFiles(join(dataDirectory, 'cognito'), join(dataDirectory, 'dynamodb'))) {
    throw new DamagedFile(file, 'missing', wayOut);
  }
  const secrets = newSecrets();
  writeOwn(file, JSON.stringify(secrets, null, 2));
  return secrets;
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
