import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLarge, readBody } from '../http/body';
import { logFault } from '../shared/fault';
import { targetIn } from '../http/target';
import type { Api } from './api';
import { HttpError } from './errors';
import { graphqlRequest, type GraphqlRequest } from './graphqlRequest';
import { forwarded, headersOf } from './headers';
import { jsonOf } from '../shared/json';

// EventBridge takes no longer operation for AppSync; what AppSync itself takes is not documented.
const largestBody = 1_048_576;

const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType',
};

const preflight = {
  ...cors,
  'access-control-allow-methods': 'POST,GET',
  'access-control-allow-headers':
    'content-type,authorization,x-amz-user-agent,x-api-key,x-amz-date,x-amz-security-token,x-amz-content-sha256',
  'access-control-max-age': '172800',
};

/** Answers one HTTP request, in AppSync's shapes whatever happens. */
export async function respond(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'OPTIONS') {
    response.writeHead(200, preflight).end();
    return;
  }
  const requestId = randomUUID();
  try {
    send(response, 200, requestId, await answer(api, request));
  } catch (error) {
    if (request.errored) return;
    const { status, errorType, message } = httpErrorOf(error, requestId);
    response.setHeader('x-amzn-ErrorType', errorType);
    send(response, status, requestId, { errors: [{ errorType, message }] });
  }
}

async function answer(api: Api, request: IncomingMessage): Promise<object> {
  const { method = 'GET' } = request;
  const [path, query = ''] = targetIn(request)?.split('?', 2) ?? [];
  if (path !== '/graphql') throw new HttpError(404, 'NotFoundException', 'The API answers at /graphql.');
  const body = await readBody(request, largestBody);
  const headers = headersOf(request);
  const sourceIp = request.socket.remoteAddress ?? '';
  const caller = await api.authenticate({ method, path, query, headers, body, sourceIp });
  return api.execute(graphqlRequestOf(method, query, body), caller, forwarded(headers, sourceIp));
}

function send(response: ServerResponse, status: number, requestId: string, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...cors,
    'content-type': 'application/json;charset=UTF-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-amzn-RequestId': requestId,
  });
  response.end(text);
}

function httpErrorOf(error: unknown, requestId: string): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof BodyTooLarge) {
    return new HttpError(413, 'RequestEntityTooLargeException', 'The request is over 1 MiB.');
  }
  logFault(`Request ${requestId} failed.`, error);
  return new HttpError(500, 'InternalFailureException', `Internal failure of request ${requestId}.`);
}

function graphqlRequestOf(method: string, query: string, body: Buffer): GraphqlRequest {
  if (method === 'GET') {
    const searchParams = new URLSearchParams(query);
    const variables = searchParams.get('variables');
    return requireRequest({
      query: searchParams.get('query'),
      operationName: searchParams.get('operationName'),
      variables: variables === null ? null : parsed(variables),
    });
  }
  if (method !== 'POST') throw malformed('Only GET and POST are supported.', 405);
  if (body.length === 0) throw malformed('Request body is empty.');
  return requireRequest(jsonOf(body.toString('utf8')));
}

function requireRequest(given: unknown): GraphqlRequest {
  const request = graphqlRequest(given);
  if (!request) throw malformed(unparsable);
  return request;
}

const unparsable = 'Unable to parse GraphQL query.';

function malformed(message: string, status = 400): HttpError {
  return new HttpError(status, 'MalformedHttpRequestException', message);
}

function parsed(variables: string): unknown {
  const value = jsonOf(variables);
  if (value === undefined) throw malformed(unparsable);
  return value;
}
