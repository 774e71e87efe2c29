import { createServer, type Server } from 'node:net';

const loopback = '127.0.0.1';

/** The four ports of a cloud: the web at `first`, then API, S3 and user pool. */
export type Ports = { web: number; graphql: number; s3: number; auth: number };

export function portsFrom(first: number): Ports {
  return { web: first, graphql: first + 1, s3: first + 2, auth: first + 3 };
}

/** Throws one sentence that names the taken port. */
export async function requireFree(ports: Ports): Promise<void> {
  for (const [service, port] of Object.entries(ports)) {
    if (await isFree(port)) continue;
    throw new Error(
      `Port ${port} (${service}) is taken. Quire uses ${ports.web} to ${ports.auth}: ` +
        'stop what listens there, or set QUIRE_PORT to another first port.',
    );
  }
}

/** Loopback ports that are free at this moment; all are held until the last is found, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening));
  const ports = servers.map((server) => portOf(server));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

function listening(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, loopback, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Whether this port is free at this moment. */
export function isFree(port: number, address = loopback): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, address, () => server.close(() => resolve(true)));
  });
}
