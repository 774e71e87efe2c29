import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

type Request = Record<string, unknown> & {
  RequestItems?: Record<string, { Keys?: object[] }>;
  TransactItems?: Record<string, object>[];
  IndexName?: string;
  Limit?: number;
};

export type Recorder = {
  endpoint: string;
  /** The calls since the last time this was called, in order, one per line, such as `TransactWriteItems Put Update`. */
  taken: () => string[];
  close: () => void;
};

/** A connection to DynamoDB that records each call: the operation, the number of rows, the index and the kinds of writes. */
export async function openRecorder(dynamodb: string): Promise<Recorder> {
  const calls: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { 'content-length': _length, ...headers } = incoming.headers as Record<string, string>;
    void text(incoming).then(async (body) => {
      calls.push(wordsFor(headers['x-amz-target'] ?? '', JSON.parse(body) as Request));
      const answer = await fetch(dynamodb, { method: 'POST', headers, body });
      outgoing.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => calls.splice(0),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function wordsFor(target: string, { RequestItems = {}, TransactItems = [], IndexName, Limit }: Request): string {
  const operation = target.slice(target.indexOf('.') + 1);
  const rows = Object.values(RequestItems).reduce((sum, { Keys = [] }) => sum + Keys.length, 0);
  const writes = TransactItems.flatMap((item) => Object.keys(item)).sort();
  return [operation, rows || [], IndexName ?? [], Limit ?? [], writes].flat().join(' ');
}
