import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { verified, type Signed } from './signed';
import type { BareSettings } from './settings';

type Blobs = Pick<BareSettings, 'folder' | 'secret' | 'blobPort'>;

/** Stores and serves bytes by signed URLs, and nothing else. What it has acknowledged is on disk. */
export async function startBlobs({ folder, secret, blobPort }: Blobs): Promise<{ close: () => void }> {
  const server = createServer((request, response) => {
    const asked = verified(secret, request.method ?? '', request.url ?? '');
    answer(folder, asked, request, response).catch((error: Error) => {
      if (response.headersSent) response.destroy(error);
      else response.writeHead(500).end(error.message);
    });
  });
  await new Promise<void>((resolve) => server.listen(blobPort, '127.0.0.1', resolve));
  return {
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(folder: string, asked: Signed | null, request: IncomingMessage, response: ServerResponse) {
  if (!asked) return response.writeHead(403).end();
  if (asked.method === 'PUT') return response.writeHead(await keep(folder, asked, request)).end();
  const files = piecesOf(folder, asked);
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  response.writeHead(200, { 'content-length': sizes.reduce((sum, size) => sum + size, 0) });
  if (asked.method === 'GET') await pipeline(bytesOf(files), response);
  return response.end();
}

const highWaterMark = 1024 * 1024;

async function* bytesOf(files: string[]): AsyncGenerator<Buffer> {
  for (const file of files) yield* createReadStream(file, { highWaterMark }) as AsyncIterable<Buffer>;
}

const fileOf = (folder: string, key: string, piece: number) => join(folder, `${key.replaceAll('/', '.')}.${piece}`);

const piecesOf = (folder: string, { key, pieces }: Signed) =>
  Array.from({ length: Number(pieces) }, (_value, index) => fileOf(folder, key, index + 1));

/** Answers with the HTTP status: 400 if the bytes are not those that were signed. */
async function keep(folder: string, { key, pieces, size, sha256 }: Signed, request: IncomingMessage): Promise<number> {
  const file = fileOf(folder, key, Number(pieces));
  const hash = createHash('sha256');
  request.on('data', (chunk: Buffer) => hash.update(chunk));
  const written = createWriteStream(file, { flags: 'wx', flush: true, highWaterMark });
  await pipeline(request, written);
  if (String(written.bytesWritten) !== size || hash.digest('hex') !== sha256) {
    await rm(file);
    return 400;
  }
  await syncFolder(folder);
  return 200;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
