import { Pool } from 'undici';

export type Answer = { status: number; text: string };

export type Line = {
  /** `target` is the operation as DynamoDB's protocol names it, such as `DynamoDB_20120810.GetItem`. */
  post(target: string, body: string | Buffer): Promise<Answer>;
  close(): void;
};

const mostConnections = 64;

const unsigned =
  'AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

/** Raw HTTP on kept-alive connections: several times faster than the SDK, and the local engine checks no signature. */
export function openLine(endpoint: string): Line {
  const { origin, pathname: path } = new URL(endpoint);
  const pool = new Pool(origin, { connections: mostConnections });
  return {
    async post(target, body) {
      const answer = await pool.request({ path, method: 'POST', headers: headersOf(target), body });
      return { status: answer.statusCode, text: await answer.body.text() };
    },
    close: () => void pool.destroy(),
  };
}

function headersOf(target: string) {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': target,
    // The engine requires both headers but does not check them.
    authorization: unsigned,
    'x-amz-date': '20200101T000000Z',
  };
}
