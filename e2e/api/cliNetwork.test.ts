import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { wellKnownPath } from '#client/endpoints';
import { authorityFile, ensureCertificate, readCertificate } from '../../local/http/certificate';
import { useBed } from './testing/bed';
import { signedIn, type Computer } from './testing/computer';
import { openProxy, type Proxy } from './testing/proxy';
import { textFile } from './testing/quire';

/** Company networks: proxies, and certificates of the company's own authority. */
vi.setConfig({ testTimeout: 60_000 });

const bed = useBed();
const hostOf = (origin: string) => new URL(origin).host;
let computer: Computer;
beforeAll(async () => {
  computer = await signedIn(bed, 'nora@example.com');
}, 60_000);
afterAll(() => computer.throwAway());

describe('behind a proxy', () => {
  let proxy: Proxy;
  beforeAll(async () => {
    proxy = await openProxy();
  });
  afterAll(() => proxy.close());
  beforeEach(() => proxy.asked.clear());

  test.each(['HTTP_PROXY', 'http_proxy'])('that %s names all bytes go by it', async (name) => {
    computer.write(`${name}.txt`, 'text');
    const env = { [name]: proxy.origin };
    expect(await computer.run(['save', `${name}.txt`], { env })).toMatchObject({ code: 0, err: '' });
    expect([...proxy.asked].sort()).toEqual([bed.endpoints.graphql, bed.endpoints.s3].map(hostOf).sort());
  });

  test('that is named without its kind all bytes go by it', async () => {
    expect(await computer.run(['list'], { env: { http_proxy: hostOf(proxy.origin) } })).toMatchObject({ code: 0 });
    expect([...proxy.asked]).toEqual([hostOf(bed.endpoints.graphql)]);
  });

  test('what is pushed goes by it, too', async () => {
    const person = await bed.person('nora@example.com');
    const watching = computer.start(['watch'], { env: { HTTP_PROXY: proxy.origin } });
    await vi.waitFor(() => expect([...proxy.asked]).toContain(hostOf(bed.endpoints.realtime)), 30_000);
    await person.save(textFile('pushed', 'pushed.txt'));
    await vi.waitFor(() => expect(watching.said.out).toContain('pushed.txt'), 30_000);
    watching.stop();
    expect(await watching.ended).toMatchObject({ code: 0 });
  });

  test.each(['NO_PROXY', 'no_proxy'])('hosts that %s names are reached without it', async (name) => {
    const env = { HTTP_PROXY: proxy.origin, [name]: 'example.com,127.0.0.1,localhost' };
    computer.write('direct.txt', name);
    expect(await computer.run(['save', 'direct.txt'], { env })).toMatchObject({ code: 0 });
    expect([...proxy.asked]).toEqual([]);
  });

  test('that does not answer it is said what may be wrong', async () => {
    const { code, err } = await computer.run(['list'], { env: { HTTP_PROXY: 'http://127.0.0.1:9' } });
    expect([code, err]).toEqual([7, expect.stringContaining('See that the proxy which HTTP_PROXY names is right')]);
  });

  test.each(['socks5://proxy.example.com', 'http://'])('that is called %s is told as none', async (name) => {
    const { code, err } = await computer.run(['list'], { env: { HTTP_PROXY: name } });
    expect([code, err]).toEqual([12, expect.stringMatching(/^HTTP_PROXY does not name a proxy such as .*\.\n$/)]);
    expect(await computer.run(['--version'], { env: { HTTP_PROXY: name } })).toMatchObject({ code: 0 });
  });
});

describe('a certificate', () => {
  const state = mkdtempSync(join(tmpdir(), 'quire-tls-'));
  const nobody = { QUIRE_HOME: join(state, 'home') };
  let close: () => void;
  let origin: string;
  beforeAll(async () => {
    await ensureCertificate(state);
    ({ origin, close } = await serve('127.0.0.1'));
    origin = origin.replace('127.0.0.1', 'localhost');
  });
  afterAll(() => {
    close();
    rmSync(state, { recursive: true });
  });

  async function serve(address: string) {
    const server = createServer(readCertificate(state), (incoming, outgoing) => {
      outgoing.writeHead(incoming.url === wellKnownPath ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, address, resolve));
    const { port } = server.address() as AddressInfo;
    return { origin: `https://${address}:${port}`, close: () => void server.close() };
  }

  const login = (env: Record<string, string>, at = origin) =>
    computer.run(['login', at], { env: { ...nobody, ...env } });

  test('that nobody vouches for is named at once, with what to set', async () => {
    expect(await login({})).toEqual({
      code: 12,
      out: '',
      err:
        `The certificate of ${hostOf(origin)} is signed by nobody whom this computer trusts. ` +
        'If it is your company, name the file of its certificate in NODE_EXTRA_CA_CERTS.\n',
    });
  });

  // Other systems have only one loopback address.
  test.skipIf(process.platform !== 'linux')('that is made out to another name is told as that', async () => {
    const other = await serve('127.0.0.2');
    const { code, err } = await login({ NODE_EXTRA_CA_CERTS: authorityFile(state) }, other.origin);
    other.close();
    expect([code, err]).toEqual([12, expect.stringContaining('is made out to another name')]);
  });

  const trusts: [string, () => Record<string, string>][] = [
    ['NODE_EXTRA_CA_CERTS', () => ({ NODE_EXTRA_CA_CERTS: authorityFile(state) })],
    ["OpenSSL's own store", () => ({ NODE_OPTIONS: '--use-openssl-ca', SSL_CERT_FILE: authorityFile(state) })],
  ];
  test.each(trusts)('that %s vouches for is taken', async (_what, env) => {
    // Something answers, but it is not Quire.
    expect(await login(env())).toMatchObject({ code: 7, err: expect.stringContaining('Not Quire but') as string });
  });
});
