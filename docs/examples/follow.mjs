// Prints what happens to somebody's documents, from where it stopped last time: docs/integrating.md says why it misses nothing.
// QUIRE_TOKEN=eyJ… node follow.mjs https://quire.example.com cursor.txt
import { readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

// A refusal says in its message what to do, and where there is a code, what it is.
process.once('uncaughtException', ({ errorType = 'Failed', message }) => {
  console.error(`${errorType}: ${message}`);
  process.exit(1);
});

const [origin, file] = process.argv.slice(2);
// Node has one of its own from version 22 on; before that: npm install ws
const WebSocket = globalThis.WebSocket ?? (await import('ws')).WebSocket;
const quire = await (await fetch(new URL('/.well-known/quire.json', origin))).json();
// Good for a quarter of an hour: a program that runs for longer asks here for a fresh one.
const token = () => process.env.QUIRE_TOKEN;

const busy = { errors: [{ errorType: 'Busy', message: 'No answer came.' }] };
const isPassing = (answer) => !answer || answer.status === 429 || answer.status >= 500;

async function ask(query, variables) {
  const headers = { 'content-type': 'application/json', authorization: token() };
  const letter = { method: 'POST', headers, body: JSON.stringify({ query, variables }) };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(quire.graphql, letter).catch(() => null);
    const { data, errors: [error] = [] } = isPassing(answer) ? busy : await answer.json();
    if (!error) return data;
    if (error.errorType !== 'Busy' || attempt === 6) throw Object.assign(new Error(error.message), error);
    await pause((error.errorInfo?.retryAfter ?? 0) * 1000 + 200 * 2 ** attempt * Math.random());
  }
}

async function changes(after) {
  const query = `query ($after: String) { changes(after: $after, limit: 100) {
    items { documentId revision kind version name actorName at } cursor hasMore } }`;
  try {
    return (await ask(query, { after })).changes;
  } catch (error) {
    if (error.errorType !== 'CursorReset') throw error;
    console.log('More has happened than is kept: list your documents anew.');
    return { items: [], cursor: error.errorInfo.cursor, hasMore: true };
  }
}

async function pull() {
  for (let hasMore = true; hasMore;) {
    const page = await changes(cursor);
    for (const { at, actorName, kind, name } of page.items) console.log(at, actorName, kind, name);
    ({ cursor, hasMore } = page);
    // After what it stands for is done, and never by half.
    await writeFile(`${file}.new`, cursor);
    await rename(`${file}.new`, file);
  }
}

// Resolves when the connection has ended. Whatever is heard is a hint to pull, and no more.
function listen(hint) {
  const authorization = { host: new URL(quire.graphql).host, Authorization: token() };
  const proof = Buffer.from(JSON.stringify(authorization)).toString('base64url');
  const socket = new WebSocket(quire.realtime, ['graphql-ws', `header-${proof}`]);
  const say = (message) => socket.send(JSON.stringify(message));
  const data = JSON.stringify({ query: 'subscription { onChange { id } }', variables: {} });
  let watchdog = setTimeout(() => socket.close(), 15_000);
  return new Promise((resolve) => {
    socket.onopen = () => say({ type: 'connection_init' });
    socket.onmessage = (event) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => socket.close(), 90_000);
      const { type } = JSON.parse(event.data);
      if (type === 'connection_ack') say({ id: '1', type: 'start', payload: { data, extensions: { authorization } } });
      else if (type === 'start_ack' || type === 'data') hint();
      else if (type !== 'ka') socket.close();
    };
    socket.onerror = () => undefined;
    socket.onclose = resolve;
  }).finally(() => clearTimeout(watchdog));
}

let cursor = (await readFile(file, 'utf8').catch(() => null)) ?? (await changes(null)).cursor;
let isHinted = true;
let wake = () => undefined;
const hint = () => {
  isHinted = true;
  wake();
};

async function keepListening() {
  for (let failures = 0; ; failures += 1) {
    await listen(() => {
      failures = 0;
      hint();
    });
    hint();
    await pause(Math.min(500 * 2 ** failures, 30_000) * (0.5 + Math.random() / 2));
  }
}

void keepListening();
setInterval(hint, 60_000);
console.log('Following.');
for (;;) {
  for (; isHinted; await pull()) isHinted = false;
  await new Promise((resolve) => (wake = resolve));
}
