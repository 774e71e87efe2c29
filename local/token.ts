import type { PublicEndpoints } from './endpoints';
import { readPublished } from './published';
import { loadSecrets } from './secrets';
import { readSettings } from './settings';

/** `npm run --silent token -- alice@example.com`: an access token of the running local pool, for scripts and tests. */
async function main(): Promise<void> {
  const email = process.argv[2];
  if (!email) throw new Error('Say whose token: npm run --silent token -- alice@example.com');
  const { dataDirectory } = readSettings();
  const { auth } = readPublished(dataDirectory, 'endpoints') as PublicEndpoints;
  const response = await fetch(`${auth}/local/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${loadSecrets(dataDirectory).adminSecret}` },
    body: JSON.stringify({ email }),
  });
  if (!response.ok) throw new Error(`The pool made no token for ${email}: ${await response.text()}`);
  const { accessToken, userId, expiresAt } = (await response.json()) as Record<string, string>;
  console.log(JSON.stringify({ accessToken, userId, expiresAt }));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
