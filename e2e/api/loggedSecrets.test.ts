import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CreateDownloadDocument } from '#client/generated';
import { Browser } from '../../local/cognito/testing/browser';
import { codeFor, SignIn } from '../../local/cognito/testing/signIn';
import type { PublicEndpoints } from '../../local/processes/endpoints';
import { Canaries } from './testing/doors/canaries';
import { converse } from './testing/doors/connection';
import type { Doors } from './testing/doors/door';
import { everywhere } from './testing/doors/everywhere';
import { ofApi } from './testing/doors/ofApi';
import { ofPool } from './testing/doors/ofPool';
import { ofS3 } from './testing/doors/ofS3';
import { sendRaw } from './testing/doors/rawRequest';
import { sendSigned } from './testing/doors/signed';
import { makeLink, tokenOf } from './testing/linking';
import { Program } from './testing/program';
import { textFile, type Person } from './testing/quire';
import { fourPorts, RunningQuire } from './testing/running';

const data = mkdtempSync(join(tmpdir(), 'quire-logged-'));
const canaries = new Canaries();
let quire: RunningQuire;
let endpoints: PublicEndpoints;
let environment: Record<string, string>;
let alice: Person;
/** The path and query of a signed download for Alice. */
let signed: string;
/** A browser at the sign-in page. */
let newcomer: Browser;

beforeAll(async () => {
  quire = new RunningQuire({ data, port: fourPorts() });
  endpoints = await quire.ready();
  environment = JSON.parse(readFileSync(join(data, 'environment.json'), 'utf8')) as Record<string, string>;
  alice = await quire.person('alice@example.com');
  await useRightly();
}, 120_000);

afterAll(async () => {
  await quire.end();
  rmSync(data, { recursive: true, force: true });
});

/** Uses valid secrets that are accepted. */
async function useRightly(): Promise<void> {
  const { id } = await alice.save(textFile('hello', 'plan.txt'));
  const { createDownload } = await alice.get(CreateDownloadDocument, { input: { documentId: id } });
  const url = new URL(createDownload.request.url);
  signed = url.pathname + url.search;
  await (await fetch(url)).text();
  const password = canaries.draw('the password of a link');
  canaries.keep('the token of a link', tokenOf(await makeLink(alice, id, { password })));
  const program = new Program({ endpoints });
  await program.start();
  await program.poll();
  canaries.keep('a device code that waits', program.deviceCode);
  canaries.keep('the access token of a person', alice.accessToken);
  canaries.keep('the signature of a download', url.searchParams.get('X-Amz-Signature') ?? '');
  canaries.keep('the key of the cloud', environment.AWS_SECRET_ACCESS_KEY ?? '');
  await signUpAndIn();
  newcomer = (await arrive()).browser;
  canaries.keep('a visit', /\/login\/([\w-]+)/.exec(newcomer.url)?.[1] ?? '');
}

async function arrive(): Promise<{ signIn: SignIn; browser: Browser }> {
  const { auth: issuer, webClientId: id, web } = endpoints;
  const signIn = new SignIn({ issuer }, { id, callback: `${web}/auth/callback` });
  return { signIn, browser: await new Browser({ issuer }).open(signIn.url()) };
}

/** A person at the pool's pages who mistypes, signs up and signs in. */
async function signUpAndIn(): Promise<void> {
  const issuer = endpoints.auth;
  const [email, password] = ['ben@example.com', `${canaries.draw('a password')} A1!`];
  const { signIn, browser } = await arrive();
  await browser.submit('', { email, password });
  await browser.submit('/signup', { name: '', email, password });
  await browser.submit('/signup', { name: 'Ben', email, password });
  await browser.submit('/confirm', { code: canaries.draw('the code of a mail') });
  await browser.submit('/confirm', { code: await codeFor({ issuer }, email) });
  canaries.keep('the session of a browser', browser.cookiesFor('/'));
  canaries.keep('an authorization code that was right', browser.parameters.code ?? '');
  const tokens = await signIn.redeem(browser);
  canaries.keep('a verifier', signIn.verifier);
  for (const [name, token] of Object.entries(await signIn.refresh(tokens.refresh_token)))
    if (/_token$/.test(name)) canaries.keep(`the ${name} of a sign-in`, String(token));
}

/** Sends a secret in at every door. Resolves with the doors that gave no answer. */
async function knock(origin: string, name: string, doors: Doors): Promise<string[]> {
  const silent: string[] = [];
  for (const [door, requestOf] of Object.entries(doors)) {
    const status = await sendRaw(origin, requestOf(canaries.draw(`${name}: ${door}`)));
    if (status === undefined) silent.push(`${name}: ${door}`);
  }
  return silent;
}

async function knockEverywhere(): Promise<string[]> {
  const { graphql, auth, s3, apiKey, webClientId } = endpoints;
  const origins = { API: graphql, pool: auth, S3: s3, database: environment.AWS_ENDPOINT_URL_DYNAMODB ?? '' };
  const silent = await Promise.all([
    ...Object.entries(origins).map(([name, origin]) => knock(origin, name, everywhere)),
    knock(graphql, 'API', ofApi(apiKey, alice.accessToken)),
    knock(auth, 'pool', ofPool(webClientId)),
    knock(s3, 'S3', ofS3(environment.BUCKET ?? '', signed)),
  ]);
  await converse(endpoints.realtime, alice.accessToken, canaries);
  return silent.flat();
}

/** Everything printed, and the files that record failures. */
function logged(): string {
  const letters = join(data, 'streams', 'deadLetters.jsonl');
  return quire.output + (existsSync(letters) ? readFileSync(letters, 'utf8') : '');
}

test('no secret that came through any door is logged, be it taken, refused, undecodable, or failed (E-44)', async () => {
  expect(await knockEverywhere()).toEqual([]);
  const refusals = ['InvalidArgument', 'NoSuchUpload', 'ResourceNotFoundException', 'ValidationException'];
  expect(await sendSigned(environment, canaries)).toEqual(
    expect.arrayContaining(['taken', ...refusals, 'SerializationException']),
  );
  process.kill(await quire.engine(), 'SIGKILL');
  renameSync(join(data, 's3'), join(data, 's3.away'));
  writeFileSync(join(data, 's3'), '');
  await newcomer.submit('/signup', {
    name: 'Cleo',
    email: 'cleo@example.com',
    password: `${canaries.draw('a new password')} A1!`,
  });
  await knockEverywhere();
  await sendSigned(environment, canaries);
  await quire.signal('SIGINT');
  // Proves that the log was searched while things failed.
  expect(quire.output).toMatch(/The user pool could not answer POST \/login/);
  expect(quire.output).toMatch(/S3 could not answer/);
  expect(canaries.foundIn(logged())).toEqual([]);
}, 240_000);

test.each([
  ['plain', (secret: string) => secret],
  ['cut short', (secret: string) => secret.slice(0, -8)],
  ['percent-encoded', (secret: string) => [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join('')],
  ['in JSON in base64', (secret: string) => Buffer.from(JSON.stringify({ a: secret })).toString('base64')],
  ['in a header in base64', (secret: string) => Buffer.from(`ada:${secret}`).toString('base64url')],
])('a secret that was logged %s would be found', (_form, write) => {
  const drawn = new Canaries();
  const secret = drawn.draw('a door');
  expect(drawn.foundIn(`Request 7 failed: "${write(secret)}".`)).toEqual(['a door']);
});
