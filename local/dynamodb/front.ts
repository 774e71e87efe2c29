import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { promptClients, readBody } from '../http/body';
import type { Cloud, Service } from '../shared/cloud';
import { logFault } from '../shared/fault';
import { listen } from '../http/listen';
import { requireClaim, verifySignature } from '../http/sigv4';
import { targetIn } from '../http/target';
import { openLine, type Answer, type Line } from './line';
import { isExpected, Refusal, refusalOf } from './refusals';
import { cleaned } from './words';

type Signers = Pick<Cloud, 'region' | 'credentials'>;

// DynamoDB's own limit.
const longestBody = 16 * 1024 * 1024;

/** DynamoDB for clients that are not services of this cloud: passes on only requests that are signed with the cloud's credentials. */
export async function startFront(cloud: Cloud): Promise<Service> {
  const { dynamodb, signedDynamodb } = cloud.endpoints;
  const line = openLine(dynamodb);
  const server = createServer(promptClients, (request, response) => {
    void pass(request, line, cloud).then((answer) => send(response, answer));
  });
  await listen(server, signedDynamodb);
  return {
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      line.close();
    },
  };
}

/** Never rejects: every error becomes an answer. */
async function pass(request: IncomingMessage, line: Line, signers: Signers): Promise<Answer> {
  try {
    const body = await signedBody(request, { service: 'dynamodb', ...signers });
    return cleaned(await line.post(request.headers['x-amz-target'] as string, body));
  } catch (error) {
    if (!request.errored && !isExpected(error)) logFault('The database could not answer.', error);
    const { status, type, message } = refusalOf(error);
    return { status, text: JSON.stringify({ __type: `com.amazon.coral.service#${type}`, message }) };
  }
}

/** A caller without this cloud's key pair is refused before any of the body is kept. */
async function signedBody(asked: IncomingMessage, expected: Parameters<typeof requireClaim>[1]): Promise<Buffer> {
  const { method = '', headers } = asked;
  const [path = '/', search] = targetIn(asked)?.split(/\?(.*)/s) ?? [];
  const request = { method, path, query: [...new URLSearchParams(search)], headers: single(headers) };
  requireClaim(request, expected);
  const body = await readBody(asked, longestBody);
  verifySignature({ ...request, payloadHash: createHash('sha256').update(body).digest('hex') }, expected);
  if (!headers['x-amz-target']) throw new Refusal(400, 'UnknownOperationException', '');
  return body;
}

function single(headers: IncomingMessage['headers']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')]));
}

function send(response: ServerResponse, { status, text }: Answer): void {
  const ended = { connection: 'close' };
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(text),
    'x-amzn-requestid': randomUUID(),
    // A body that is too large is not read to its end.
    ...(status === 413 ? ended : {}),
  });
  response.end(text);
}
