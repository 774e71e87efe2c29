import { afterAll, expect, test, vi } from 'vitest';
import type { PublicEndpoints } from '../../local/processes/endpoints';
import { approve } from '../api/testing/computerLogin';
import { visitor } from '../api/testing/program';
import { Terminal, type Typed } from './terminal';
import { long, tried, untried, type Tried } from './tried';

const terminal = new Terminal();
const patience = { timeout: 90_000, interval: 50 };
let cloud: Typed | undefined;
let endpoints: PublicEndpoints;

afterAll(async () => {
  await stop();
  terminal.throwAway();
});

async function stop(): Promise<void> {
  cloud?.interrupt();
  await cloud?.ended;
  cloud = undefined;
}

/** CI's first step, `npm ci`, has installed the packages. The pages' example address stands for the newcomer's own. */
const typed = (command: string) =>
  command
    .replace('npm ci && ', '')
    .replace('https://quire.example.com', `http://localhost:${terminal.port}`)
    .replace('./quire-cli-', './build/packages/quire-cli-');

async function start({ command, says, env }: Tried): Promise<void> {
  await stop();
  cloud = terminal.type(typed(command), { env });
  endpoints = await terminal.endpoints(cloud);
  await vi.waitFor(() => expect(cloud?.said()).toMatch(says), patience);
}

/** Approves a login as a person with a browser. */
async function approveLogin(login: Typed): Promise<void> {
  const code = () => /[A-Z]{4}-[A-Z]{4}/.exec(login.said())?.[0] ?? Promise.reject(new Error(login.said()));
  const userCode = await vi.waitFor(code, patience);
  await approve({ endpoints }, await visitor({ endpoints }, 'newcomer@example.com'), userCode);
}

test.each(tried)('$command', { timeout: 120_000 }, async (step) => {
  const { command, says, at, env } = step;
  if (step.stays) return start(step);
  const run = terminal.type(typed(command), { at, env });
  if (command.startsWith('quire login')) await approveLogin(run);
  const { said, code } = await run.ended;
  expect(said).toMatch(says);
  expect(code).toBe(0);
});

test('what Node is to trust of a cloud over TLS', async () => {
  const trust = 'export NODE_EXTRA_CA_CERTS=$PWD/.quire/tls/ca.pem';
  expect(untried).toHaveProperty([trust]);
  const { said, code } = await terminal.type(`${trust} && quire whoami`).ended;
  expect(said).toContain('<newcomer@example.com>');
  expect(code).toBe(0);
});

test('the web app alone, with the environment that the page on operating names', async () => {
  const command = 'NODE_ENV=production node --no-warnings launch.mjs web/server.ts';
  expect(untried).toHaveProperty([command]);
  const { graphql, realtime, auth, s3, webClientId, desktopClientId, apiKey, region } = endpoints;
  const port = String(terminal.port + 4);
  const origin = `http://localhost:${port}`;
  const urls = { GRAPHQL_URL: graphql, REALTIME_URL: realtime, S3_ORIGIN: s3, ISSUER: auth, AUTH_URL: auth };
  const ids = { WEB_CLIENT_ID: webClientId, DESKTOP_CLIENT_ID: desktopClientId, API_KEY: apiKey };
  const own = { WEB_ORIGIN: origin, PORT: port, AWS_REGION: region, SESSION_SECRET: 'x'.repeat(32) };
  const server = terminal.type(command, { env: { ...urls, ...ids, ...own } });
  await vi.waitFor(() => expect(server.said()).toContain(`answers at ${origin}`), patience);
  expect(await (await fetch(`${origin}/.well-known/quire.json`)).json()).toMatchObject({ graphql, apiKey });
  server.interrupt();
  await server.ended;
});

test.runIf(process.env.DOCS_ALL).each(long)('$command', { timeout: 1_800_000 }, async ({ command, says, env }) => {
  const { said, code } = await terminal.type(command, { env }).ended;
  expect(said).toMatch(says);
  expect(code).toBe(0);
});
