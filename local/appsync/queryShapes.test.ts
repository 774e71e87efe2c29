import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../processes/ports';
import { start, type ApiService } from './service';
import { apiKey, apiCloud, returning } from './testing/cloud';
import { startPool, type Pool } from './testing/pool';
import { randomOf, shapesOf, type Shape } from './testing/queryShapes';
import { wholeNumber } from '../../e2e/testing/wholeNumber';

const count = wholeNumber('QUERY_SHAPES', 2000);
const seed = wholeNumber('QUERY_SEED', Math.floor(Math.random() * 1_000_000));

const mostMilliseconds = 100;
const mostBytes = 50 * 1_048_576;

const sdl = `
  type Query @aws_api_key @aws_cognito_user_pools { item(in: AWSJSON): Item items(in: [String]): [Item] json(in: AWSJSON): AWSJSON }
  type Item @aws_api_key @aws_cognito_user_pools { id(in: String): ID name: String item(in: AWSJSON): Item items(in: [String]): [Item] }
`;

const item = `{ id: 'a', name: 'n', item: { id: 'b', name: 'n' } }`;
const fifty = `[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((id) => [1, 2, 3, 4, 5].map(() => (${item})))`;

let service: ApiService;
let pool: Pool;
let url: string;
const callers: Record<string, string>[] = [{ 'x-api-key': apiKey }];

beforeAll(async () => {
  pool = await startPool();
  url = `http://127.0.0.1:${await freePort()}`;
  const both = {
    AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
    UserPoolConfig: { UserPoolId: 'p', DefaultAction: 'ALLOW' },
    AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }],
    ResolverCountLimit: 30,
  };
  const fields = {
    'Query.item': { code: returning(item) },
    'Query.items': { code: returning(fifty) },
    'Query.json': { code: returning('ctx.args') },
    'Item.items': { code: returning(fifty) },
  };
  service = await start(apiCloud({ sdl, api: both, fields, endpoints: { graphql: url, auth: pool.issuer } }));
  callers.push({ authorization: await pool.token() });
  vi.spyOn(console, 'error').mockReturnValue();
});

afterAll(async () => {
  await service.close();
  pool.close();
  vi.restoreAllMocks();
});

type Price = { status: number; milliseconds: number; bytes: number };

/** What one request costs this process, in which the API runs. */
async function priceOf(body: string, headers: Record<string, string>): Promise<Price> {
  const [cpu, heap] = [process.cpuUsage(), process.memoryUsage().heapUsed];
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  await response.arrayBuffer();
  const { user, system } = process.cpuUsage(cpu);
  return {
    status: response.status,
    milliseconds: (user + system) / 1000,
    bytes: process.memoryUsage().heapUsed - heap,
  };
}

const isDear = ({ milliseconds, bytes }: Price) => milliseconds > mostMilliseconds || bytes > mostBytes;

/** The collector of garbage and the compiler run when they like, so that a dear one is tried again. */
async function settledPrice(body: string, headers: Record<string, string>): Promise<Price> {
  let price = await priceOf(body, headers);
  for (let again = 0; again < 5 && isDear(price); again += 1) price = await priceOf(body, headers);
  return price;
}

const shown = ({ query, variables }: Shape) =>
  `${query.slice(0, 300)}… (${query.length} characters), variables of ${JSON.stringify(variables).length}`;

test(
  `${count} random shapes of queries cost little each, with the key and with an account, and none is our mistake (E-24, E-39)`,
  async () => {
    const next = shapesOf(randomOf(seed), {
      objects: ['item', 'items'],
      leaves: ['id', 'name', '__typename'],
      argument: 'in',
      type: 'Item',
      json: 'json',
    });
    for (let index = 0; index < count; index += 1) {
      const shape = next();
      const headers = callers[index % callers.length] ?? {};
      const price = await settledPrice(JSON.stringify(shape), headers);
      const where = `shape ${index} of QUERY_SEED=${seed}: ${shown(shape)}`;
      expect(price.status, where).toBeLessThan(500);
      expect(price.milliseconds, where).toBeLessThanOrEqual(mostMilliseconds);
      expect(price.bytes, where).toBeLessThanOrEqual(mostBytes);
    }
  },
  600_000 + count * 100,
);
