import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicEndpoints } from './endpoints';
import { loadSecrets } from './secrets';
import { readSettings } from './settings';

/** `npm run --silent token -- alice@example.com`: an access token of the running local pool, for scripts and tests. */
async function main(): Promise<void> {
  const email = process.argv[2];
  if (!email) throw new Error('Say whose token: npm run --silent token -- alice@example.com');
  const { dataDirectory } = readSettings();
  const { auth } = runningEndpoints(dataDirectory);
  const response = await fetch(`${auth}/local/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${loadSecrets(dataDirectory).adminSecret}` },
    body: JSON.stringify({ email }),
  });
  if (!response.ok) throw new Error(`The pool made no token for ${email}: ${await response.text()}`);
  const { accessToken, userId, expiresAt } = (await response.json()) as Record<string, string>;
  console.log(JSON.stringify({ accessToken, userId, expiresAt }));
}

function runningEndpoints(dataDirectory: string): PublicEndpoints {
  try {
    return JSON.parse(readFileSync(join(dataDirectory, 'endpoints.json'), 'utf8')) as PublicEndpoints;
  } catch {
    throw new Error('Quire is not running on this state. Start it with npm start, or set QUIRE_DATA.');
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
