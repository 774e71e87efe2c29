import { Agent, request } from 'node:http';

export type Answer = { status: number; text: string };

export type Line = {
  /** `target` is the operation as DynamoDB's protocol names it, such as `DynamoDB_20120810.GetItem`. */
  post(target: string, body: string | Buffer): Promise<Answer>;
  close(): void;
};

const unsigned =
  'AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** Raw HTTP on kept-alive connections: several times faster than the SDK, and the local engine checks no signature. */
export function openLine(endpoint: string): Line {
  const url = new URL(endpoint);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    post: (target, body) =>
      new Promise((resolve, reject) => {
        const outgoing = request(url, { method: 'POST', agent, headers: headersOf(target, body) }, (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          );
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}

function headersOf(target: string, body: string | Buffer) {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amz-target': target,
    // The engine requires both headers but does not check them.
    authorization: unsigned,
    'x-amz-date': '20200101T000000Z',
  };
}
