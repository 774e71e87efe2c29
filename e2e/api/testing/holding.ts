import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';

export type Holding = {
  origin: string;
  /** Resolves when a request with this method waits for its answer. */
  reached: (method: string) => Promise<void>;
  close: () => void;
};

/** Accepts every request and never finishes an answer; a GET gets the beginning of `size` bytes. */
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
