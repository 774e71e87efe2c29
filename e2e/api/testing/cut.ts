import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type CutLine = {
  endpoint: string;
  /** Lets this many more writes through; from then on every call is refused. */
  allow(writes: number): void;
  wasCut(): boolean;
  close(): void;
};

/** A proxy of DynamoDB that can be cut after any write, as a crash would. */
export async function openCutLine(dynamodb: string): Promise<CutLine> {
  let left = Infinity;
  let isCut = false;
  const server = createServer((incoming, outgoing) => {
    if (isWrite(incoming)) left -= 1;
    isCut ||= left < 0;
    if (isCut) refuse(outgoing);
    else pass(dynamodb, incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    allow(writes) {
      left = writes;
      isCut = false;
    },
    wasCut: () => isCut,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const isWrite = ({ headers }: IncomingMessage) => String(headers['x-amz-target']).endsWith('.TransactWriteItems');

/** Answers with an error that the SDK does not retry. */
function refuse(outgoing: ServerResponse): void {
  outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
  outgoing.end(
    JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message: 'The line is cut.' }),
  );
}

function pass(dynamodb: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming;
  const onward = request(dynamodb, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}
