import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { authorityFile, ensureCertificate, readCertificate } from './certificate';

let data: string;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'quire-tls-'));
  await ensureCertificate(data);
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(data, { recursive: true });
});

const authority = () => new X509Certificate(readFileSync(authorityFile(data)));
const certificate = () => new X509Certificate(readCertificate(data).cert);

test('the certificate is one for this machine, signed by the authority', () => {
  expect(certificate().checkIssued(authority())).toBe(true);
  expect(certificate().verify(authority().publicKey)).toBe(true);
  expect(certificate().checkHost('localhost')).toBe('localhost');
  expect(certificate().checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificate().checkHost('example.com')).toBeUndefined();
  expect([authority().ca, certificate().ca]).toEqual([true, false]);
});

test('nobody else reads the key, and the authority’s is nowhere', () => {
  const folder = join(data, 'tls');
  expect(readdirSync(folder).sort()).toEqual(['ca.pem', 'certificate.pem', 'key.pem']);
  expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readFileSync(authorityFile(data), 'utf8')).not.toContain('PRIVATE');
});

test('it is made once, and anew when it is about to end', async () => {
  const { fingerprint256 } = certificate();
  await ensureCertificate(data);
  expect(certificate().fingerprint256).toBe(fingerprint256);
  vi.useFakeTimers({ now: Date.now() + 800 * 24 * 3600 * 1000, toFake: ['Date'] });
  await ensureCertificate(data);
  expect(certificate().fingerprint256).not.toBe(fingerprint256);
});

const fetched = (port: number, host: string, ca?: string) =>
  new Promise<string>((resolve) => {
    request({ port, host, ca, path: '/' }, (response) => resolve(String(response.statusCode)))
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
      .end();
  });

test('who trusts the authority is served, at both names, and nobody else', async () => {
  const server = createServer(readCertificate(data), (_request, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ca = readFileSync(authorityFile(data), 'utf8');
  expect(await fetched(port, 'localhost', ca)).toBe('200');
  expect(await fetched(port, '127.0.0.1', ca)).toBe('200');
  expect(await fetched(port, 'localhost')).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  server.close();
  server.closeAllConnections();
});
