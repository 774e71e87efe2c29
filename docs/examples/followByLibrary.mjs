// Prints what happens to the documents of whoever is signed in on this computer (quire login):
// npx tsx docs/examples/followByLibrary.mjs cursor.txt
import { readFile, rename, writeFile } from 'node:fs/promises';
import { QuireClient } from '../../desktop/quireClient';

const [file] = process.argv.slice(2);
const client = new QuireClient();
const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());

async function reached(cursor) {
  await writeFile(`${file}.new`, cursor);
  await rename(`${file}.new`, file);
  return cursor;
}

const follower = {
  change: ({ at, actorName, kind, name }) => console.log(at, actorName, kind, name),
  reached,
  reset: () => console.log('More has happened than is kept: list your documents anew.'),
};

async function follow() {
  const cursor = (await readFile(file, 'utf8').catch(() => null)) ?? (await reached(await client.feedEnd()));
  console.log('Following.');
  await client.followChanges(cursor, follower, stopping.signal);
}

// A refusal says in its message what to do, and in its code what it is.
await follow().catch(({ code, message }) => {
  console.error(code, message);
  process.exitCode = 1;
});
