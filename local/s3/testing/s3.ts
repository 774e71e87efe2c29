import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client, S3ServiceException, type S3ClientConfig } from '@aws-sdk/client-s3';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { systemClock, type Clock } from '../../shared/clock';
import { freePort } from '../../processes/ports';
import { start } from '../service';
import { cloudAt, credentials, endpointOf, region } from './cloud';

/** Starts S3, with AWS's client for it. */
export async function runS3(clock: Clock = systemClock) {
  const dataDirectory = await temporaryFolder();
  const port = await freePort();
  let service = await start(cloudAt(port, dataDirectory), clock);
  return {
    origin: endpointOf(port),
    dataDirectory,
    client: (config: S3ClientConfig = {}) => clientOf(port, config),
    send: (request: PlainRequest) => sendSigned(port, request),
    files: () => filesBelow(join(dataDirectory, 's3')),
    async restart(meanwhile = () => {}) {
      await service.close();
      meanwhile();
      service = await start(cloudAt(port, dataDirectory), clock);
    },
    async close() {
      await service.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

export type PlainRequest = {
  method: string;
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
};

/** Sends requests that no client would send, correctly signed. */
async function sendSigned(port: number, request: PlainRequest): Promise<Response> {
  const { method, path, query, body } = request;
  const url = `${endpointOf(port)}${path}?${new URLSearchParams(query)}`;
  return fetch(url, { method, headers: await signedHeaders(port, request), body });
}

/** A request's headers, including its signature. */
export async function signedHeaders(port: number, { method, path, query = {}, headers = {} }: PlainRequest) {
  const signer = new SignatureV4({ service: 's3', region, credentials, sha256: Sha256, uriEscapePath: false });
  const hostname = '127.0.0.1';
  const signed = await signer.sign({
    method,
    protocol: 'http:',
    hostname,
    port,
    path,
    query,
    headers: { host: `${hostname}:${port}`, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...headers },
  });
  return signed.headers;
}

/** A clock that the test moves; sleepers wake when their time has come. */
export function movableClock() {
  let time = Date.now();
  const sleepers = new Set<{ until: number; wake: () => void }>();
  return {
    now: () => time,
    sleep: (milliseconds: number, signal: AbortSignal) =>
      new Promise<void>((wake) => {
        if (signal.aborted) return wake();
        signal.addEventListener('abort', () => wake());
        sleepers.add({ until: time + milliseconds, wake });
      }),
    advance(milliseconds: number) {
      time += milliseconds;
      for (const sleeper of sleepers) if (sleeper.until <= time && sleepers.delete(sleeper)) sleeper.wake();
    },
  } satisfies Clock & { advance(milliseconds: number): void };
}

export function clientOf(port: number, config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    endpoint: endpointOf(port),
    forcePathStyle: true,
    region,
    credentials,
    maxAttempts: 1,
    ...config,
  });
}

/** The code of S3's refusal, the bare status if the answer has no code, or `accepted`. */
export async function codeOf(sent: Promise<unknown>): Promise<string> {
  try {
    await sent;
    return 'accepted';
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    return error.name === 'Unknown' ? String(error.$metadata.httpStatusCode) : error.name;
  }
}

/** The status of a plain HTTP answer, with the code if it is a refusal. */
export async function outcomeOf(response: Response): Promise<string> {
  const [, code] = /<Code>(.*?)<\/Code>/.exec(await response.text()) ?? [];
  return [response.status, code].filter((each) => each !== undefined).join(' ');
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 's3-'));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
