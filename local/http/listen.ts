import type { Server } from 'node:net';

// Ours: each costs a file of the process, which would end without one.
const mostConnections = 2_000;

/** Resolves when the server listens at this origin, and there on this machine only. */
export function listen(server: Server, origin: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  server.maxConnections = mostConnections;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, resolve);
  });
}
