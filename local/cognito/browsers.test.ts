import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SignIn } from './testing/signIn';
import { type World, startWorld } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await startWorld({ desktop: { CallbackURLs: ['http://127.0.0.1/callback', 'app.example:/callback'] } });
});
afterAll(() => world.close());

const app = 'http://localhost:3000';
const preflight = { 'access-control-request-method': 'POST' };
const send = (path: string, origin: string, method: string, headers = {}) =>
  fetch(`${world.issuer}${path}`, { method, headers: { origin, ...headers } });

test.each([
  ['/oauth2/token', 'OPTIONS', app, app],
  ['/oauth2/token', 'OPTIONS', 'https://evil.example.com', null],
  ['/oauth2/token', 'POST', 'https://evil.example.com', null],
  ['/oauth2/revoke', 'OPTIONS', 'https://evil.example.com', null],
  ['/.well-known/jwks.json', 'GET', app, app],
  ['/.well-known/openid-configuration', 'GET', 'https://evil.example.com', null],
  ['/mailbox', 'GET', app, null],
])('%s %s from %s may be read by %s', async (path, method, origin, reader) => {
  const answer = await send(path, origin, method, method === 'OPTIONS' ? preflight : {});
  expect(answer.headers.get('access-control-allow-origin')).toBe(reader);
});

test('pages run no script, and their forms may lead to every callback', async () => {
  const page = await fetch(new SignIn(world).url(), { redirect: 'manual' });
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; style-src 'self'");
  expect(policy).toContain("form-action 'self' http://localhost:3000 http://127.0.0.1:* app.example:;");
  expect(policy).not.toContain('unsafe');
});

test('the stylesheet is served by the pool', async () => {
  const style = await fetch(`${world.issuer}/style.css`);
  expect(style.headers.get('content-type')).toMatch('text/css');
});

test('a page that renamed this machine reads nothing', async () => {
  const { port } = new URL(world.issuer);
  const status = await new Promise((resolve, reject) => {
    const headers = { host: `evil.example.com:${port}` };
    request({ host: '127.0.0.1', port, path: '/mailbox', headers }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});

test('discovery names the endpoints of the issuer, by whichever of its names it is asked', async () => {
  const { port } = new URL(world.issuer);
  const answer = await fetch(`http://127.0.0.1:${port}/.well-known/openid-configuration`);
  expect(await answer.json()).toMatchObject({
    issuer: world.issuer,
    authorization_endpoint: `${world.issuer}/oauth2/authorize`,
    token_endpoint: `${world.issuer}/oauth2/token`,
    userinfo_endpoint: `${world.issuer}/oauth2/userInfo`,
    revocation_endpoint: `${world.issuer}/oauth2/revoke`,
    end_session_endpoint: `${world.issuer}/logout`,
    jwks_uri: `${world.issuer}/.well-known/jwks.json`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
  });
});

test('only public keys are published', async () => {
  const answer = await fetch(`${world.issuer}/.well-known/jwks.json`);
  const { keys } = (await answer.json()) as { keys: object[] };
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
});
