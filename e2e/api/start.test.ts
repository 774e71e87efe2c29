import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DocumentsDocument, MeDocument } from '#client/generated';
import { RunningQuire, fourPorts } from './testing/running';
import { Person, sha256, textFile } from './testing/quire';

let data: string;
let port: number;
const running: RunningQuire[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'quire-start-'));
  port = fourPorts();
});

afterEach(async () => {
  for (const quire of running.splice(0)) await quire.end();
  rmSync(data, { recursive: true, force: true });
});

function start(env?: Record<string, string>, isByNpm = false): RunningQuire {
  const quire = new RunningQuire({ data, port, env, isByNpm });
  running.push(quire);
  return quire;
}

test('nothing acknowledged is lost when everything is killed, again and again', { timeout: 120_000 }, async () => {
  const kept = new Map<string, string>();
  for (let round = 0; round < 3; round++) {
    const quire = start();
    const alice = await quire.person('alice@example.com');
    for (const [id, digest] of kept) expect(sha256((await alice.open(id)).bytes)).toBe(digest);
    const { documents } = await alice.get(DocumentsDocument, { limit: 100 });
    expect(new Set(documents.items.map(({ id }) => id))).toEqual(new Set(kept.keys()));
    for (let index = 0; index < 5; index++) {
      const file = { ...textFile(''), name: `${round}-${index}.bin`, bytes: randomBytes(50_000) };
      const { id } = await alice.save(file);
      kept.set(id, sha256(file.bytes));
    }
    await quire.signal('SIGKILL');
  }
});

test('Ctrl-C stops all of it, and takes the endpoints away', async () => {
  const quire = start();
  const { graphql } = await quire.ready();
  expect(await quire.signal('SIGINT')).toBe(0);
  await expect(fetch(graphql)).rejects.toThrow();
  const again = start();
  await again.ready();
});

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
  'a supervisor that sends %s to npm alone ends all of it, and the next start finds its ports free',
  async (signal) => {
    const quire = start({}, true);
    const { graphql } = await quire.ready();
    process.kill(quire.pid, signal);
    await vi.waitFor(() => expect(fetch(graphql)).rejects.toThrow(), 10_000);
    await quire.exit();
    await start().ready();
  },
);

test('a terminal that is closed stops all of it', async () => {
  const quire = start();
  await quire.ready();
  expect(await quire.signal('SIGHUP')).toBe(0);
});

test('a token for scripts is printed as it is asked for, with an account for whoever has none', async () => {
  const quire = start();
  const { graphql } = await quire.ready();
  const token = (...words: string[]) =>
    spawnSync(process.execPath, ['launch.mjs', 'local/token.ts', ...words], {
      env: { ...process.env, QUIRE_DATA: data },
      encoding: 'utf8',
    });
  const { userId, accessToken } = JSON.parse(token('new@example.com').stdout) as Record<string, string>;
  const raw = token('new@example.com', '--raw').stdout;
  for (const each of [accessToken ?? '', raw.trimEnd()]) {
    const { me } = await new Person(graphql, '', each).get(MeDocument, {});
    expect(me.id).toBe(userId);
  }
  expect(token('--raw').status).toBe(1);
});

test('a command in the cloud has the environment of its functions, while the cloud runs', async () => {
  const quire = start();
  await quire.ready();
  const inCloud = () =>
    spawnSync(process.execPath, ['launch.mjs', 'local/run.ts', process.execPath, '-p', 'process.env.TABLE'], {
      env: { ...process.env, QUIRE_DATA: data },
      encoding: 'utf8',
    });
  expect(inCloud()).toMatchObject({ status: 0, stdout: expect.stringMatching(/\w+\n/) as string });
  expect(statSync(join(data, 'environment.json')).mode & 0o077).toBe(0);
  await quire.signal('SIGINT');
  expect(inCloud()).toMatchObject({ status: 1, stderr: expect.stringContaining('Quire is not running') as string });
});

test('over TLS the API is reached by whoever trusts the authority of this state', async () => {
  const quire = start({ QUIRE_TLS: '1' });
  const { graphql, realtime, web, ca } = await quire.ready();
  expect([graphql, realtime, web].map((url) => new URL(url).protocol)).toEqual(['https:', 'wss:', 'http:']);
  const ask = (env: Record<string, string>) => {
    const program = `fetch('${graphql}', { method: 'POST' }).then(({ status }) => console.log(status))`;
    return spawnSync(process.execPath, ['-e', program], { env: { ...process.env, ...env }, encoding: 'utf8' });
  };
  expect(ask({ NODE_EXTRA_CA_CERTS: ca ?? '' })).toMatchObject({ status: 0, stdout: '401\n' });
  expect(ask({})).toMatchObject({ status: 1, stderr: expect.stringContaining('SELF_SIGNED_CERT_IN_CHAIN') as string });
  const inCloud = ['launch.mjs', 'local/run.ts', process.execPath, '-p', 'process.env.NODE_EXTRA_CA_CERTS'];
  const env = { ...process.env, QUIRE_DATA: data };
  expect(spawnSync(process.execPath, inCloud, { env, encoding: 'utf8' }).stdout).toBe(`${ca}\n`);
});

test('a service that dies while the cloud starts ends the start with one sentence', async () => {
  const quire = start();
  process.kill(await quire.service('s3'), 'SIGKILL');
  expect(await quire.exit()).toBe(1);
  expect(quire.output.trim()).toBe('The s3 service ended unexpectedly (SIGKILL).');
});

test.each(['engine', 's3', 'appsync', 'cognito', 'workers'])(
  'when %s dies it is started anew, and what was saved is there',
  async (victim) => {
    const quire = start();
    const alice = await quire.person('alice@example.com');
    const { id } = await alice.save(textFile('before', 'kept.txt'));
    await quire.killed(victim);
    expect(quire.output).toMatch(/The \w+ service ended unexpectedly \(.*\)\. It is started anew\.\n/);
    expect(Buffer.from((await alice.open(id)).bytes).toString()).toBe('before');
    await alice.save(textFile('after', 'new.txt'));
  },
);

test('what dies again and again ends the cloud, with a sentence', async () => {
  const quire = start();
  await quire.ready();
  for (let death = 0; death < 5; death++) await quire.killed('s3');
  process.kill(await quire.service('s3'), 'SIGKILL');
  expect(await quire.exit()).toBe(1);
  expect(quire.output.trim()).toMatch(
    /The s3 service ended unexpectedly \(SIGKILL\)\. Everything is stopped; npm start .*$/,
  );
});

test('a second start on the same state is refused with one sentence', async () => {
  await start().ready();
  const second = new RunningQuire({ data, port: port + 20_000 });
  expect(await second.exit()).toBe(1);
  expect(second.output.trim()).toMatch(/^Quire is running on .* already\. Stop it first, or set QUIRE_DATA\.$/);
});

test('a taken port is named, with what to do', async () => {
  const server = createServer().listen(port + 2, '127.0.0.1');
  const quire = start();
  expect(await quire.exit()).toBe(1);
  expect(quire.output.trim()).toMatch(new RegExp(`^Port ${port + 2} \\(s3\\) is taken\\. .*QUIRE_PORT`));
  server.close();
});

const notAFolder = join(import.meta.dirname, 'start.test.ts');

test.each([
  [{ QUIRE_PORT: 'many' }, 'QUIRE_PORT is a whole number from 1024 to 65532, not "many".'],
  [
    { QUIRE_DATA: notAFolder },
    `${notAFolder} cannot be the folder of a state (EEXIST): set QUIRE_DATA to a folder that you may write to.`,
  ],
  [
    { QUIRE_ASSEMBLY: '/nowhere' },
    'There is no template in /nowhere: QUIRE_ASSEMBLY is a folder that npm run synth has made.',
  ],
  [
    { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' },
    'No DynamoDB answers at http://127.0.0.1:9 (ECONNREFUSED): start one there, or unset DYNAMODB_ENDPOINT.',
  ],
])('%o is told in one sentence', async (env, sentence) => {
  const quire = start(env);
  expect(await quire.exit()).toBe(1);
  expect(quire.output.trim()).toBe(sentence);
});

test('a folder in the place of a file is named, with the way out', async () => {
  const folder = join(data, 'endpoints.json/somebodys');
  const quire = start();
  mkdirSync(folder, { recursive: true });
  expect(await quire.exit()).toBe(1);
  expect(quire.output.trim()).toMatch(
    /endpoints\.json is a folder\. Quire writes a file of that name: move the folder away\.$/,
  );
  expect(existsSync(folder)).toBe(true);
});

test('a state of which a file is broken is not silently replaced', async () => {
  writeFileSync(join(data, 'secrets.json'), 'broken');
  const quire = start();
  expect(await quire.exit()).toBe(1);
  expect(quire.output).toContain('secrets.json');
});
