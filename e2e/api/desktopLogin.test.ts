import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { QuireClient } from '../../desktop/quireClient';
import { Sessions } from '../../desktop/session/sessions';
import { DenyDeviceLoginDocument, DevicesDocument, RevokeDeviceDocument } from '#client/generated';
import { useBed } from './testing/bed';
import { useComputers } from './testing/computer';
import { approve, startLogin, withoutKeychain } from './testing/computerLogin';
import { visitor } from './testing/program';
import type { Person } from './testing/quire';
import { endpointsOf, serveWellKnown } from './testing/wellKnown';

/** Signing a computer in and out, with the real command, the real pool and a person in a browser. */
const bed = useBed();
const { newComputer } = useComputers(bed);
let web: Server;

beforeAll(async () => void (web = await serveWellKnown(bed)));
afterAll(() => web.close());
afterEach(() => void vi.restoreAllMocks());

async function signedIn(email: string) {
  const computer = newComputer();
  const somebody = await visitor(bed, email);
  const { login, userCode } = await startLogin(computer, bed.endpoints.web);
  await approve(bed, somebody, userCode);
  return { computer, ended: await login.ended, ...somebody };
}

const devicesOf = async (person: Person) => (await person.get(DevicesDocument, {})).devices;

test('a computer is signed in by a code, works, and is signed out again', async () => {
  const { computer, ended, person } = await signedIn('ann@example.com');
  expect(ended.err).toContain('kept in a file that only you can read, encrypted');
  expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('<ann@example.com>') as string });
  computer.write('note.txt', 'from the desktop');
  expect(await computer.ask('save', 'note.txt')).toMatchObject({ code: 0, version: 1 });
  expect(await devicesOf(person)).toMatchObject([{ clientName: 'Quire command line' }]);
  expect(await computer.ask('login', bed.endpoints.web)).toMatchObject({ error: { code: 'SIGNED_IN_ALREADY' } });

  const { refreshToken } = await new Sessions(computer.home).require();
  expect(await computer.ask('logout')).toMatchObject({ code: 0, isRevoked: true });
  expect(await computer.ask('whoami')).toMatchObject({ code: 3, error: { code: 'NOT_SIGNED_IN' } });
  expect(await devicesOf(person)).toEqual([]);
  expect(await refresh(refreshToken)).toBe('invalid_grant');
  expect(computer.read('note.txt')).toBe('from the desktop');
});

async function refresh(refreshToken: string): Promise<string | undefined> {
  const { issuer, desktopClientId } = endpointsOf(bed);
  const grant = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: desktopClientId };
  const body = new URLSearchParams(grant);
  const answer = await fetch(`${issuer}/oauth2/token`, { method: 'POST', body });
  return ((await answer.json()) as { error?: string }).error;
}

test('what is kept on disk is for its owner only, and no token can be read in it (E-42)', async () => {
  const { computer } = await signedIn('ben@example.com');
  const { accessToken, refreshToken } = await new Sessions(computer.home).require();
  const files = readdirSync(computer.home, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  expect(paths.map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(paths.map(() => '600'));
  expect(statSync(computer.home).mode & 0o077).toBe(0);
  for (const secret of [accessToken, refreshToken]) {
    expect(paths.filter((path) => readFileSync(path, 'utf8').includes(secret))).toEqual([]);
  }
});

test('a computer that is signed out from elsewhere forgets its tokens at the next call, and says so', async () => {
  const { computer, person } = await signedIn('cleo@example.com');
  const [device] = await devicesOf(person);
  await person.get(RevokeDeviceDocument, { id: device?.id ?? '' });
  const { code, err } = await computer.run(['list']);
  expect([code, err]).toEqual([3, expect.stringContaining('was signed out of Quire from elsewhere')]);
  expect(existsSync(join(computer.home, 'session'))).toBe(false);
  expect(await computer.ask('list')).toMatchObject({ code: 3, error: { code: 'NOT_SIGNED_IN' } });
});

test('a program is told the code in the first line, where it is approved and until when, and the person in the last', async () => {
  const computer = newComputer();
  const somebody = await visitor(bed, 'ida@example.com');
  const args = ['login', bed.endpoints.web, '--no-browser', '--json'];
  const login = computer.start(args, { env: withoutKeychain });
  await vi.waitFor(() => expect(login.said.out).toContain('\n'), 20_000);
  const start = JSON.parse(login.said.out) as { userCode: string; verificationUriComplete: string; expiresAt: string };
  expect(start.verificationUriComplete).toContain(start.userCode);
  const minutes = (Date.parse(start.expiresAt) - Date.now()) / 60_000;
  expect([minutes > 8, minutes <= 10]).toEqual([true, true]);
  await approve(bed, somebody, start.userCode);
  const { code, out } = await login.ended;
  const lines = out.trimEnd().split('\n');
  expect([code, lines.length, JSON.parse(lines[1] ?? '')]).toMatchObject([0, 2, { email: 'ida@example.com' }]);
});

test('what the person denies in the browser ends the sign-in with a code of its own', async () => {
  const computer = newComputer();
  const { person } = await visitor(bed, 'dan@example.com');
  const { login, userCode } = await startLogin(computer, bed.endpoints.web);
  await person.get(DenyDeviceLoginDocument, { userCode });
  expect(await login.ended).toMatchObject({ code: 10, err: expect.stringContaining('denied') as string });
});

test('a sign-in that was stopped ends when the next one begins', async () => {
  const computer = newComputer();
  const somebody = await visitor(bed, 'eve@example.com');
  const first = await startLogin(computer, bed.endpoints.web);
  first.login.stop();
  expect(await first.login.ended).toMatchObject({ code: 130 });
  const second = await startLogin(computer, bed.endpoints.web);
  await expect(approve(bed, somebody, first.userCode)).rejects.toThrow();
  await approve(bed, somebody, second.userCode);
  expect(await second.login.ended).toMatchObject({ code: 0 });
});

test('an approval whose answer is lost is asked for once more', async () => {
  const computer = newComputer();
  const somebody = await visitor(bed, 'flo@example.com');
  const lost: string[] = [];
  const { fetch: really } = globalThis;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const response = await really(input, init);
    const isApproval = lost.length === 0 && (await response.clone().text()).includes('"status":"APPROVED"');
    if (!isApproval) return response;
    lost.push('answer');
    throw new TypeError('fetch failed');
  });
  const client = new QuireClient({ home: computer.home });
  const program = { clientName: 'A program', clientVersion: '1', platform: 'Here' };
  const approving: Promise<void>[] = [];
  const show = ({ userCode }: { userCode: string }) => void approving.push(approve(bed, somebody, userCode));
  const account = await client.signIn({ origin: bed.endpoints.web, program, show });
  await Promise.all(approving);
  expect([account.email, lost]).toEqual(['flo@example.com', ['answer']]);
});

test('many programs whose token has ended renew it once', async () => {
  const { computer } = await signedIn('gus@example.com');
  const sessions = new Sessions(computer.home);
  const session = await sessions.require();
  await sessions.begin({ ...session, expiresAt: new Date(0).toISOString() });
  const asked = vi.spyOn(globalThis, 'fetch');
  const clients = Array.from({ length: 5 }, () => new QuireClient({ home: computer.home }));
  const accounts = await Promise.all(clients.map((client) => client.whoami()));
  expect(accounts.map(({ email }) => email)).toEqual(Array(5).fill('gus@example.com'));
  const urls = asked.mock.calls.map(([input]) => (input instanceof Request ? input.url : String(input)));
  expect(urls.filter((url) => url.endsWith('/oauth2/token'))).toHaveLength(1);
  expect((await sessions.require()).refreshToken).not.toBe(session.refreshToken);
});

test('a key or a token that is refused is looked up again before anybody is bothered', async () => {
  const { computer } = await signedIn('hal@example.com');
  const sessions = new Sessions(computer.home);
  const session = await sessions.require();
  const elsewhere = { ...session.endpoints, graphql: `${bed.endpoints.auth}/local/tokens` };
  await sessions.begin({ ...session, endpoints: elsewhere });
  expect(await computer.ask('whoami')).toMatchObject({ code: 0, email: 'hal@example.com' });
  expect((await sessions.require()).endpoints).toEqual(session.endpoints);
});
