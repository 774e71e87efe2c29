// Signs in, saves a file, refreshes it at every Enter: node desktop.mjs https://quire.example.com report.odt
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

// A refusal says in its message what to do, and where there is a code, what it is.
process.once('uncaughtException', ({ errorType = 'Failed', message }) => {
  console.error(`${errorType}: ${message}`);
  process.exit(1);
});

const [origin, path] = process.argv.slice(2);
const json = async (url, init) => (await fetch(url, init)).json();
const digest = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);
const quire = await json(new URL('/.well-known/quire.json', origin));

async function ask(headers, query, variables) {
  const body = JSON.stringify({ query, variables });
  const letter = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  for (let attempt = 1; ; attempt += 1) {
    const { data, errors: [error] = [] } = await json(quire.graphql, letter);
    if (!error) return Object.values(data)[0];
    if (error.errorType !== 'Busy' || attempt === 6) throw Object.assign(new Error(error.message), error);
    await pause((error.errorInfo?.retryAfter ?? 0) * 1000 + 200 * 2 ** attempt * Math.random());
  }
}

async function approval(anybody, { deviceCode, interval }) {
  const query = 'mutation ($code: String!) { pollDeviceLogin(deviceCode: $code) { status interval code redirectUri } }';
  for (let poll = { interval }; ;) {
    await pause(poll.interval * 1000);
    poll = await ask(anybody, query, { code: deviceCode });
    if (poll.status === 'APPROVED') return { code: poll.code, redirect_uri: poll.redirectUri };
    if (poll.status === 'DENIED' || poll.status === 'EXPIRED') throw new Error(`The sign-in is ${poll.status}.`);
  }
}

async function signIn() {
  const anybody = { 'x-api-key': quire.apiKey };
  const verifier = randomBytes(32).toString('base64url');
  const program = { clientName: 'Example', clientVersion: '1.0', platform: process.platform };
  const start = `mutation ($input: StartDeviceLoginInput!) {
    startDeviceLogin(input: $input) { deviceCode userCode verificationUriComplete interval } }`;
  const login = await ask(anybody, start, { input: { ...program, codeChallenge: digest(verifier, 'base64url') } });
  console.log(`Is ${login.userCode} what you see at ${login.verificationUriComplete}? Then approve.`);
  const grant = { ...(await approval(anybody, login)), grant_type: 'authorization_code', code_verifier: verifier };
  const { token_endpoint } = await json(`${quire.issuer}/.well-known/openid-configuration`);
  const body = new URLSearchParams({ ...grant, client_id: quire.desktopClientId });
  const me = { authorization: (await json(token_endpoint, { method: 'POST', body })).access_token };
  await ask(me, 'mutation ($code: String!) { registerDevice(deviceCode: $code) { id } }', { code: login.deviceCode });
  return me;
}

const signed = 'request: put { method url headers { name value } }';
const send = ({ method, url, headers }, body) =>
  fetch(url, { method, body, headers: headers.map(({ name, value }) => [name, value]) });

async function save(me) {
  const bytes = await readFile(path);
  const facts = { name: path.split('/').at(-1), mimeType: 'application/octet-stream', size: bytes.length };
  const input = { ...facts, sha256: digest(bytes, 'hex'), clientRequestId: randomUUID() };
  const create = `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id ${signed} } }`;
  const { id, request } = await ask(me, create, { input });
  if (!(await send(request, bytes)).ok) throw new Error('The store did not take it.');
  return ask(me, 'mutation ($id: ID!) { completeUpload(input: { uploadId: $id }) { id version sha256 } }', { id });
}

async function refresh(me, base) {
  const newest = `mutation ($input: CreateDownloadInput!) {
    createDownload(input: $input) { version sha256 request { method url headers { name value } } } }`;
  const { version, sha256, request } = await ask(me, newest, { input: { documentId: base.id } });
  if (version === base.version) return base;
  if (digest(await readFile(path), 'hex') !== base.sha256) throw new Error('The file has changes of its own.');
  const bytes = new Uint8Array(await (await send(request)).arrayBuffer());
  if (digest(bytes, 'hex') !== sha256) throw new Error('What arrived is not what was saved.');
  await writeFile(`${path}.part`, bytes, { flush: true });
  await rename(`${path}.part`, path);
  return { id: base.id, version, sha256 };
}

const me = await signIn();
for (let base = await save(me); ; base = await refresh(me, base)) {
  console.log(`The file is version ${base.version} of ${base.id}.`);
  await once(process.stdin, 'data');
}
