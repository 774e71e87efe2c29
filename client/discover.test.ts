import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { wellKnownPath, type Endpoints } from './endpoints';
import { UnreachableError } from './reach';
import { discover, discoverAnew } from './discover';
import { NotQuireError } from './errors';

const endpoints: Endpoints = {
  web: 'https://quire.example.com',
  graphql: 'https://api.example.com/graphql',
  realtime: 'wss://api.example.com/graphql/realtime',
  issuer: 'https://pool.example.com',
  webClientId: 'web',
  desktopClientId: 'desktop',
  apiKey: 'key',
};

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A server that gives this answer, and its address; `asked` collects the paths of the requests. */
async function serving(body: string, status = 200) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, outgoing) => {
    asked.push(url);
    outgoing.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const without = (name: keyof Endpoints) => ({ ...endpoints, [name]: undefined });

test('what a web app says of itself is read where every web app says it', async () => {
  const { origin, asked } = await serving(JSON.stringify(endpoints));
  expect(await discover(origin)).toEqual(endpoints);
  expect(asked).toEqual([wellKnownPath]);
});

test.each<[string, unknown, number]>([
  ['with another status, whatever it says', endpoints, 404],
  ['with another status', { error: 'no' }, 403],
  ['that all is well, and nothing else', {}, 200],
  ['with nothing', null, 200],
  ['with words', 'welcome', 200],
  ['without a web address', without('web'), 200],
  ['without an API', without('graphql'), 200],
  ['without a place for what is pushed', without('realtime'), 200],
  ['without a pool', without('issuer'), 200],
  ['without a client id', without('desktopClientId'), 200],
  ['without a key', without('apiKey'), 200],
  ['with an address that is none', { ...endpoints, graphql: 7 }, 200],
])('who answers %s is not Quire', async (_what, answer, status) => {
  const { origin } = await serving(JSON.stringify(answer), status);
  await expect(discover(origin)).rejects.toThrow(NotQuireError);
});

test.each([500, 503, 429])('who answers %i may be Quire, and is asked again later', async (status) => {
  const { origin } = await serving(JSON.stringify(endpoints), status);
  await expect(discover(origin)).rejects.toThrow(UnreachableError);
});

test('who answers is not looked for under TLS, whatever it says', async () => {
  const { origin, asked } = await serving('{}');
  await expect(discoverAnew(origin)).rejects.toThrow(NotQuireError);
  expect(asked).toHaveLength(1);
});

test.each(['http', 'https'])('who answers neither without TLS nor with it cannot be reached: %s', async (protocol) => {
  await expect(discoverAnew(`${protocol}://127.0.0.1:9`)).rejects.toThrow(UnreachableError);
});
