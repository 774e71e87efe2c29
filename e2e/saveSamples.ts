import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import mime from 'mime';
import type { PublicEndpoints } from '../local/processes/endpoints';
import { readPublished } from '../local/processes/published';
import { readSettings } from '../local/processes/settings';
import { Person, sha256 } from './api/testing/quire';

/** Saves the sample documents to the running Quire with plain GraphQL and PUT, and reads them again. */
async function main(email = 'samples@example.com'): Promise<void> {
  const { graphql } = readPublished(readSettings().dataDirectory, 'endpoints') as PublicEndpoints;
  const token = execFileSync('npm', ['run', '--silent', 'token', '--', email], { encoding: 'utf8' });
  const { userId, accessToken } = JSON.parse(token) as Record<'userId' | 'accessToken', string>;
  const person = new Person(graphql, userId, accessToken);
  const folder = join(import.meta.dirname, 'samples');
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    const saved = await person.save({ name, mimeType: mime.getType(name) ?? 'application/octet-stream', bytes });
    const opened = await person.open(saved.id);
    if (sha256(opened.bytes) !== sha256(bytes)) throw new Error(`${name} came down other than it went up.`);
    console.log(`${saved.id}  version ${saved.version}  ${String(saved.size).padStart(8)} bytes  ${name}`);
  }
}

main(process.argv[2]).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
