import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gql } from '@apollo/client';
import { afterAll, expect, test } from 'vitest';
import { environment } from '../../testing/environment';

const servers: Server[] = [];

/** A server that records its requests, and its address. */
async function startServer() {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.setHeader('content-type', 'application/json').end('{"data":{"me":{"id":"alice"}}}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

afterAll(() => servers.forEach((server) => server.close()));

test('the API is asked at the one address that the web was started with, whatever a request names (E-11)', async () => {
  const api = await startServer();
  const other = await startServer();
  const { NODE_ENV: _, ...told } = environment({ GRAPHQL_URL: `http://${api.host}/graphql` });
  for (const [name, value] of Object.entries(told)) process.env[name] = String(value);
  const { createServerClient } = await import('./serverClient.server');
  const headers = { host: other.host, 'x-forwarded-host': other.host, origin: `http://${other.host}` };
  const request = new Request(`http://${other.host}/documents?api=http://${other.host}/graphql`, { headers });
  await createServerClient({ request }, () => ({})).query({ query: gql('query Me { me { id } }') });
  expect({ api: api.asked, other: other.asked }).toEqual({ api: ['/graphql'], other: [] });
});
