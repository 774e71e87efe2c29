import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createPlain, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Endpoints } from '#client/endpoints';
import { Sessions } from '../../desktop/session/sessions';
import { authorityFile, ensureCertificate, readCertificate } from '../../local/http/certificate';
import { useBed } from './testing/bed';
import { openStation } from './testing/between';
import { openChaos } from './testing/chaos';
import { useComputers, type Computer } from './testing/computer';
import { textFile } from './testing/quire';
import { endpointsOf } from './testing/wellKnown';

/** Quire's address has changed since the computer signed in. */
vi.setConfig({ testTimeout: 60_000 });

const bed = useBed();
const nobody = 'http://127.0.0.1:9';
const state = mkdtempSync(join(tmpdir(), 'quire-tls-'));
const trust = { NODE_EXTRA_CA_CERTS: authorityFile(state) };
const servers: Server[] = [];
let web: { plain: string; tls: string };
const { computerOf } = useComputers(bed);

const listening = (server: Server) =>
  new Promise<number>((resolve) => {
    servers.push(server);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

beforeAll(async () => {
  await ensureCertificate(state);
  const answer = (origin: () => string) => JSON.stringify({ ...endpointsOf(bed), web: origin() } satisfies Endpoints);
  const plain = createPlain((_incoming, outgoing) => void outgoing.end(answer(() => web.plain)));
  const tls = createServer(readCertificate(state), (_incoming, outgoing) => void outgoing.end(answer(() => web.tls)));
  web = { plain: `http://localhost:${await listening(plain)}`, tls: `https://localhost:${await listening(tls)}` };
}, 60_000);
afterAll(() => {
  servers.forEach((server) => server.close());
  rmSync(state, { recursive: true });
});

/** A computer that has saved a file before Quire moved to another address. */
async function movedFrom(from: string, email: string, changes: Partial<Endpoints>): Promise<Computer> {
  const computer = await computerOf(email, { web: from });
  computer.write('note.txt', 'first');
  expect(await computer.ask('save', 'note.txt')).toMatchObject({ code: 0, outcome: 'saved' });
  const sessions = new Sessions(computer.home);
  const session = await sessions.require();
  await sessions.begin({ ...session, endpoints: { ...session.endpoints, ...changes } });
  return computer;
}

test.each<[string, () => string, Partial<Endpoints>, Record<string, string>]>([
  ['the API', () => web.plain, { graphql: nobody }, {}],
  ['the API and the user pool', () => web.plain, { graphql: nobody, issuer: nobody }, {}],
  ['all, under TLS', () => web.tls.replace('https:', 'http:'), { graphql: nobody }, trust],
])('where %s moved to is looked up, files stay known, and signing out works', async (what, from, changes, env) => {
  const computer = await movedFrom(from(), `${what.replace(/\W/g, '-')}@example.com`, changes);
  expect(await computer.run(['whoami'], { env })).toMatchObject({ code: 0, err: '' });
  expect(await computer.run(['status'], { env })).toMatchObject({
    code: 0,
    out: expect.stringContaining('note.txt  v1  not changed here  newest version') as string,
  });
  expect(await computer.run(['logout'], { env })).toMatchObject({ code: 0, out: 'Signed out.\n' });
});

/** A new address of the API and of its realtime endpoint. */
async function openAddress() {
  const [api, pushes] = [await openStation(bed.endpoints.graphql), await openChaos(bed.endpoints.realtime)];
  return { api, pushes, endpoints: { graphql: api.origin, realtime: pushes.url } };
}

test.each<[string, (old: Awaited<ReturnType<typeof openAddress>>) => Promise<void> | void]>([
  ['the API and what it pushes', ({ api, pushes }) => (api.close(), pushes.close())],
  ['the API, and pushes come from the old address still', ({ api }) => api.close()],
])('whoever watches while %s moved hears of it at the new address', async (_what, closes) => {
  const [old, fresh] = [await openAddress(), await openAddress()];
  let { endpoints } = old;
  const everything = () => ({ ...endpointsOf(bed), web: home, ...endpoints }) satisfies Endpoints;
  const home: string = `http://localhost:${await listening(createPlain((_, outgoing) => void outgoing.end(JSON.stringify(everything()))))}`;
  const computer = await computerOf('wanda@example.com', everything());
  const wanda = await bed.person('wanda@example.com');
  const watching = computer.start(['watch']);
  const says = (words: string) => vi.waitFor(() => expect(watching.said.out).toContain(words), 30_000);
  await vi.waitFor(() => expect(old.pushes.hints()).toBe(1), 30_000);

  ({ endpoints } = fresh);
  await closes(old);
  await wanda.save(textFile('one', 'meanwhile.txt'));
  await vi.waitFor(() => expect(fresh.pushes.hints()).toBeGreaterThan(0), 50_000);
  await says('meanwhile.txt');
  await wanda.save(textFile('two', 'afterwards.txt'));
  await says('afterwards.txt');
  expect(fresh.pushes.hints()).toBeGreaterThan(1);
  watching.stop();
  expect(await watching.ended).toMatchObject({ code: 0 });
  fresh.api.close();
  await Promise.all([old, fresh].map(({ pushes }) => pushes.close()));
});
