import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as createPlain, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Endpoints } from '../../desktop/endpoints';
import { Sessions } from '../../desktop/client/sessions';
import { authorityFile, ensureCertificate, readCertificate } from '../../local/certificate';
import { useBed } from './bed';
import { signedIn, type Computer } from './computer';
import { endpointsOf } from './wellKnown';

/** Quire has another address than when a computer signed in. */
vi.setConfig({ testTimeout: 60_000 });

const bed = useBed();
const nobody = 'http://127.0.0.1:9';
const state = mkdtempSync(join(tmpdir(), 'quire-tls-'));
const trust = { NODE_EXTRA_CA_CERTS: authorityFile(state) };
const servers: Server[] = [];
let web: { plain: string; tls: string };
const computers: Computer[] = [];

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
  web = {
    plain: `http://localhost:${await listening(plain)}`,
    tls: `https://localhost:${await listening(tls)}`,
  };
}, 60_000);
afterAll(() => {
  servers.forEach((server) => server.close());
  computers.forEach((computer) => computer.throwAway());
  rmSync(state, { recursive: true });
});

/** A computer that has saved a file, and whose Quire is elsewhere from then on. */
async function movedFrom(from: string, email: string, changes: Partial<Endpoints>): Promise<Computer> {
  const computer = await signedIn(bed, email, { ...endpointsOf(bed), web: from });
  computers.push(computer);
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
