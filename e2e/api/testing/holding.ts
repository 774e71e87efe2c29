import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

export type Holding = {
  origin: string;
  /** Resolves when somebody waits for an answer of this method. */
  reached: (method: string) => Promise<void>;
  close: () => void;
};

/** Takes whatever comes and answers nobody to the end; to GET it begins to answer with so many bytes. */
export async function openHolding(size: number): Promise<Holding> {
  const methods: (string | undefined)[] = [];
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    methods.push(incoming.method);
    if (incoming.method !== 'GET') return;
    outgoing.writeHead(200, { 'content-length': size });
    outgoing.write('x');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async reached(method) {
      await vi.waitFor(() => {
        if (!methods.includes(method)) throw new Error(`No ${method} has come.`);
      }, 30_000);
      methods.splice(0);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
