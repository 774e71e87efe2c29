import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export type Proxy = {
  origin: string;
  /** The hosts that were requested, each once. */
  asked: Set<string>;
  close: () => void;
};

/** A company's proxy, which forwards every request and remembers its host. */
export async function openProxy(): Promise<Proxy> {
  const asked = new Set<string>();
  const open = new Set<Socket>();
  const server = createServer((_incoming, outgoing) => void outgoing.writeHead(400).end());
  server.on('connect', ({ url = '' }: IncomingMessage, client: Socket) => {
    asked.add(url);
    const [host = '', port] = url.split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => [client, target].forEach((each) => each.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close() {
      open.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}
