import type { Server } from 'node:net';

// Our own limit: each connection takes a file descriptor, and the process would crash without any left.
const mostConnections = 2_000;

/** Resolves when the server listens at this origin; only this machine can reach it. */
export function listen(server: Server, origin: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  server.maxConnections = mostConnections;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname, resolve);
  });
}
