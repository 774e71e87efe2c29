// Prints what happens to somebody's documents, with AWS's own client: npm install aws-amplify ws
// QUIRE_TOKEN=eyJ… node followByAmplify.mjs https://quire.example.com cursor.txt
import { readFile, rename, writeFile } from 'node:fs/promises';
import { Amplify } from 'aws-amplify';
import { generateClient } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { WebSocket } from 'ws';

// Before version 22, Node has none.
globalThis.WebSocket ??= WebSocket;

// A refusal says in its message what to do, and where there is a code, what it is.
process.once('uncaughtException', ({ errorType = 'Failed', message }) => {
  console.error(`${errorType}: ${message}`);
  process.exit(1);
});

const [origin, file] = process.argv.slice(2);
const quire = await (await fetch(new URL('/.well-known/quire.json', origin))).json();
if (new URL(quire.realtime).protocol !== 'wss:') {
  console.error('aws-amplify listens over wss only: start Quire with QUIRE_TLS=1, and trust its authority.');
  process.exit(1);
}
// Asked again for each call and each connection: answer with a fresh token when its quarter of an hour is over.
const getTokens = async () => ({ accessToken: { payload: {}, toString: () => process.env.QUIRE_TOKEN } });
const api = { GraphQL: { endpoint: quire.graphql, defaultAuthMode: 'userPool' } };
Amplify.configure({ API: api }, { Auth: { tokenProvider: { getTokens } } });
const client = generateClient();

async function changes(after) {
  const query = `query ($after: String) { changes(after: $after, limit: 100) {
    items { documentId revision kind version name actorName at } cursor hasMore } }`;
  try {
    return (await client.graphql({ query, variables: { after } })).data.changes;
  } catch ({ errors: [error] }) {
    if (error.errorType !== 'CursorReset') throw new Error(error.message);
    console.log('More has happened than is kept: list your documents anew.');
    return { items: [], cursor: error.errorInfo.cursor, hasMore: true };
  }
}

async function pull() {
  for (let hasMore = true; hasMore;) {
    const page = await changes(cursor);
    for (const { at, actorName, kind, name } of page.items) console.log(at, actorName, kind, name);
    ({ cursor, hasMore } = page);
    await writeFile(`${file}.new`, cursor);
    await rename(`${file}.new`, file);
  }
}

let cursor = (await readFile(file, 'utf8').catch(() => null)) ?? (await changes(null)).cursor;
let isHinted = true;
let wake = () => undefined;
const hint = () => {
  isHinted = true;
  wake();
};

// The client connects again by itself, and says so here: before that, something may have been missed.
Hub.listen('api', ({ payload }) => payload.event === 'Subscription ack' && hint());

function listen() {
  const again = () => setTimeout(listen, 5000 + 5000 * Math.random());
  const ended = () => (hint(), again());
  client.graphql({ query: 'subscription { onChange { id } }' }).subscribe({ next: hint, error: ended });
}

listen();
setInterval(hint, 60_000);
console.log('Following.');
for (;;) {
  for (; isHinted; await pull()) isHinted = false;
  await new Promise((resolve) => (wake = resolve));
}
