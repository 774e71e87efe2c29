import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeState } from '../state/state';

/**
 * Locks a state folder for this process. A listening socket is a lock that a crash releases, and that two processes cannot hold
 * at once.
 */
export async function lockState(dataDirectory: string): Promise<Server> {
  makeState(dataDirectory);
  const digest = createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 24);
  const path = await freshPath(`cloud-${digest}`);
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      const sentence = `Quire is running on ${dataDirectory} already. Stop it first, or set QUIRE_DATA.`;
      reject(isTaken ? new Error(sentence) : error);
    });
    server.listen(path, () => resolve(server.unref()));
  });
}

/**
 * Linux has abstract sockets, which disappear with their process. Elsewhere the socket is a file that a crash leaves behind; it is
 * in the temporary folder, because a socket's path is limited to about 100 characters.
 */
async function freshPath(name: string): Promise<string> {
  if (process.platform === 'linux') return `\0${name}`;
  const path = join(tmpdir(), `${name}.sock`);
  if (!(await isHeld(path))) rmSync(path, { force: true });
  return path;
}

function isHeld(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}
