import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { Random } from './model/random';

type Chaos = {
  /** The share of pushes that are lost, from 0 to 1. */
  lost: number;
  doubled: number;
  /** Connections are cut after at most this many milliseconds; 0 for never. */
  cutWithin: number;
};

export type ChaosProxy = {
  url: string;
  cuts: () => number;
  /** The number of subscription starts and pushes (repeated ones, too) that came through. */
  hints: () => number;
  calm: () => void;
  close: () => Promise<void>;
};

const calm: Chaos = { lost: 0, doubled: 0, cutWithin: 0 };

/** A proxy of the realtime endpoint that may lose pushes, repeat them and cut connections. */
export async function openChaos(target: string, chaos = calm, random = new Random(1)): Promise<ChaosProxy> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-ws' });
  let [cuts, hints, current] = [0, 0, chaos];
  sockets.on('connection', (client, request) => {
    const protocols = String(request.headers['sec-websocket-protocol']).split(/, */);
    const upstream = new WebSocket(target, protocols);
    const timer = setTimeout(
      () => {
        cuts += 1;
        client.terminate();
      },
      current.cutWithin > 0 ? random.next() * current.cutWithin : 86_400_000,
    );
    const waiting: string[] = [];
    client.on('message', (data) => {
      if (upstream.readyState === WebSocket.OPEN) upstream.send(textOf(data));
      else waiting.push(textOf(data));
    });
    upstream.on('open', () => waiting.forEach((text) => upstream.send(text)));
    upstream.on('message', (data) => (hints += pass(textOf(data), client, current, random)));
    upstream.on('error', () => client.terminate());
    upstream.on('close', () => client.terminate());
    client.on('close', () => {
      clearTimeout(timer);
      upstream.terminate();
    });
  });
  return {
    url: await addressOf(server),
    cuts: () => cuts,
    hints: () => hints,
    calm: () => void (current = calm),
    async close() {
      sockets.clients.forEach((client) => client.terminate());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Resolves with the number of hints passed on. */
function pass(text: string, client: WebSocket, { lost, doubled }: Chaos, random: Random): number {
  const isPush = text.includes('"type":"data"');
  const times = isPush ? Number(!random.isTrue(lost)) * (random.isTrue(doubled) ? 2 : 1) : 1;
  for (let time = 0; time < times; time += 1) client.send(text);
  return isPush || text.includes('"type":"start_ack"') ? times : 0;
}

const textOf = (data: RawData) => (data as Buffer).toString('utf8');

function addressOf(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
