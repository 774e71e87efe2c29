import { parseArgs } from 'node:util';
import type { PublicEndpoints } from './processes/endpoints';
import { readPublished } from './processes/published';
import { loadSecrets } from './state/secrets';
import { readSettings } from './processes/settings';

/**
 * `npm run --silent token -- alice@example.com`: an access token of the running local pool, for scripts and tests. An account is
 * created if the address has none. With `--raw`, prints only the token, for use in a shell.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { raw: { type: 'boolean' } }, allowPositionals: true });
  const [email] = positionals;
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
  console.log(values.raw ? accessToken : JSON.stringify({ accessToken, userId, expiresAt }));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
