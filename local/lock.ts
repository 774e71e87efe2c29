import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Holds a state folder for this process. A socket that somebody listens on is a lock that no crash leaves behind; it lies
 * in the folder for temporary files, since a socket's path may have about 100 characters only.
 */
export async function lockState(dataDirectory: string): Promise<Server> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const digest = createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 24);
  const path = join(tmpdir(), `cloud-${digest}.sock`);
  if (await isHeld(path))
    throw new Error(`Quire is running on ${dataDirectory} already. Stop it first, or set QUIRE_DATA.`);
  rmSync(path, { force: true });
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

function isHeld(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}
