import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { Cloud } from '../shared/cloud';
import { writeOwn } from '../state/state';

const dayMilliseconds = 24 * 3600 * 1000;
// The longest lifetime that Apple's systems accept under a certificate authority that a user has added.
const lifetimeDays = 825;
const renewalDays = 30;

const files = { authority: 'ca.pem', certificate: 'certificate.pem', key: 'key.pem' };

/** The path of the certificate authority that clients have to trust. */
export function authorityFile(dataDirectory: string): string {
  return fileOf(dataDirectory, 'authority');
}

/** Environment variables with which a Node process trusts the API's certificate. */
export function trustIn(dataDirectory: string): Record<string, string> {
  return { NODE_EXTRA_CA_CERTS: authorityFile(dataDirectory) };
}

/** Whether clients reach the API over TLS. */
export function usesTls({ endpoints }: Pick<Cloud, 'endpoints'>): boolean {
  return endpoints.graphql.startsWith('https:');
}

/** Makes sure that this state has a certificate for localhost that does not expire soon. */
export async function ensureCertificate(dataDirectory: string): Promise<void> {
  if (isGood(dataDirectory)) return;
  const [folder, made] = [folderOf(dataDirectory), `${folderOf(dataDirectory)}.new`];
  rmSync(made, { recursive: true, force: true });
  for (const [name, text] of Object.entries(await newCertificate())) writeOwn(join(made, name), text);
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}

/** The key and certificate of this state's servers. */
export function readCertificate(dataDirectory: string): { key: string; cert: string } {
  const read = (name: keyof typeof files) => readFileSync(fileOf(dataDirectory, name), 'utf8');
  return { key: read('key'), cert: read('certificate') };
}

function isGood(dataDirectory: string): boolean {
  if (!existsSync(folderOf(dataDirectory))) return false;
  try {
    const read = (name: keyof typeof files) => readFileSync(fileOf(dataDirectory, name));
    const [authority, certificate] = [new X509Certificate(read('authority')), new X509Certificate(read('certificate'))];
    const isWhole =
      certificate.verify(authority.publicKey) && certificate.checkPrivateKey(createPrivateKey(read('key')));
    return isWhole && Date.parse(certificate.validTo) > Date.now() + renewalDays * dayMilliseconds;
  } catch {
    console.warn(
      `${folderOf(dataDirectory)} was damaged: it has a new certificate, whose authority is to be trusted anew.`,
    );
    return false;
  }
}

/**
 * The authority's key is thrown away after it has signed this certificate, so trusting the authority trusts nothing
 * else.
 */
async function newCertificate(): Promise<Record<string, string>> {
  const notBeforeDate = new Date(Date.now() - dayMilliseconds);
  const lifetime = { notBeforeDate, notAfterDate: new Date(Date.now() + lifetimeDays * dayMilliseconds) };
  const kind = { keyType: 'ec', algorithm: 'sha256', ...lifetime } as const;
  const authority = await generate([{ name: 'commonName', value: `Quire on this machine, ${today()}` }], {
    ...kind,
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...kind,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { [files.authority]: authority.cert, [files.certificate]: server.cert, [files.key]: server.private };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function folderOf(dataDirectory: string): string {
  return join(dataDirectory, 'tls');
}

function fileOf(dataDirectory: string, name: keyof typeof files): string {
  return join(folderOf(dataDirectory), files[name]);
}
