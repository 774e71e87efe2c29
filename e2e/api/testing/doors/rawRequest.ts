import { connect } from 'node:net';

export type RawRequest = { method?: string; target?: string; headers?: Record<string, string>; body?: string };

/** Sends a request as it is, without encoding or checks. Resolves with the status; undefined if none came. */
export function sendRaw(origin: string, request: RawRequest): Promise<number | undefined> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.on('data', (data: Buffer) => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString('latin1'))?.[1]));
      socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(undefined));
    socket.write(Buffer.from(textOf(new URL(origin).host, request), 'latin1'));
  });
}

function textOf(host: string, { method = 'GET', target = '/', headers = {}, body }: RawRequest): string {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body, 'latin1')) };
  const all = Object.entries({ host, connection: 'close', ...length, ...headers });
  const lines = all.map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${target} HTTP/1.1`, ...lines, '', body ?? ''].join('\r\n');
}
