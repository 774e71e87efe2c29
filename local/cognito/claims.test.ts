import { createSecretKey } from 'node:crypto';
import { JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from './testing/browser';
import { type Claims, SignIn, type Tokens, claimsOf, localToken, signUp } from './testing/signIn';
import { desktop, web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
let browser: Browser;
let tokens: Tokens;
let access: Claims;
let id: Claims;

beforeAll(async () => {
  world = await startWorld({
    desktop: { RefreshTokenRotation: { Feature: 'DISABLED' }, EnableTokenRevocation: false },
  });
  const signedUp = await signUp(world, 'alice@example.com');
  browser = signedUp.browser;
  tokens = await signedUp.signIn.redeem(browser);
  access = claimsOf(tokens.access_token);
  id = claimsOf(tokens.id_token);
});
afterAll(() => world.close());

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown;
const seconds = expect.any(Number) as unknown;
const life = ({ exp = 0, iat = 0 }: Claims) => exp - iat;

async function redeemed(app: { id: string; callback: string } = web) {
  const signIn = new SignIn(world, app);
  return { signIn, tokens: await signIn.redeem(await browser.open(signIn.url())) };
}

const userInfo = (token: string) =>
  fetch(`${world.issuer}/oauth2/userInfo`, { headers: { authorization: `Bearer ${token}` } });

const revoke = (token: string, clientId: string) =>
  fetch(`${world.issuer}/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ token, client_id: clientId }) });

test("an access token has Cognito's claims and no others", () => {
  expect(access).toEqual({
    sub: uuid,
    iss: world.issuer,
    client_id: web.id,
    origin_jti: uuid,
    event_id: uuid,
    jti: uuid,
    token_use: 'access',
    scope: 'openid email profile',
    version: 2,
    username: access.sub,
    auth_time: seconds,
    exp: seconds,
    iat: seconds,
  });
  expect(decodeProtectedHeader(tokens.access_token)).toEqual({ alg: 'RS256', kid: uuid });
});

test("an id token has Cognito's claims and no others", () => {
  expect(id).toEqual({
    sub: access.sub,
    iss: world.issuer,
    aud: web.id,
    origin_jti: access.origin_jti,
    event_id: uuid,
    jti: uuid,
    token_use: 'id',
    email: 'alice@example.com',
    email_verified: true,
    name: 'Alice',
    nonce: 'a-nonce',
    'cognito:username': access.sub,
    auth_time: access.auth_time,
    exp: seconds,
    iat: seconds,
  });
});

test('tokens live as long as the template says', () => {
  expect([life(access), life(id), tokens.expires_in]).toEqual([30 * 60, 20 * 60, 30 * 60]);
});

test('an app gets the scopes that it asks for', async () => {
  const signIn = new SignIn(world);
  const given = await signIn.redeem(await browser.open(signIn.url({ scope: 'openid email' })));
  expect(claimsOf(given.access_token).scope).toBe('openid email');
});

test('groups are named where there are some', async () => {
  const { accessToken, idToken } = await localToken(world, {
    email: 'bob@example.com',
    groups: ['editors'],
    issue: 'id',
  });
  expect(claimsOf(accessToken)['cognito:groups']).toEqual(['editors']);
  expect(claimsOf(idToken ?? '')['cognito:groups']).toEqual(['editors']);
});

test("AWS's own verifier accepts the access token and sees what it is for", async () => {
  const fetcher = { fetch: async (uri: string) => (await fetch(uri)).arrayBuffer() };
  const verifier = JwtVerifier.create(
    { issuer: world.issuer, audience: null, jwksUri: `${world.issuer}/.well-known/jwks.json` },
    { jwksCache: new SimpleJwksCache({ fetcher }) },
  );
  expect(await verifier.verify(tokens.access_token)).toMatchObject({ sub: access.sub, token_use: 'access' });
});

test('a refresh gives new tokens of the same sign-in, and the old refresh token ends (E-13)', async () => {
  const { signIn, tokens: first } = await redeemed();
  const second = await signIn.refresh(first.refresh_token);
  const [before, after] = [claimsOf(first.access_token), claimsOf(second.access_token)];
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect([after.origin_jti, after.auth_time, after.scope]).toEqual([before.origin_jti, before.auth_time, before.scope]);
  expect(after.jti).not.toBe(before.jti);
  expect(claimsOf(second.id_token)).toMatchObject({ token_use: 'id', origin_jti: before.origin_jti });
});

test('a refresh token that is used again kills its whole family (E-13)', async () => {
  const { signIn, tokens: first } = await redeemed();
  const second = await signIn.refresh(first.refresh_token);
  expect(await signIn.refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect(await signIn.refresh(second.refresh_token)).toMatchObject({ error: 'invalid_grant' });
});

test('a refresh token used twice at once serves one of the two at most, and its family dies (E-13)', async () => {
  const { signIn, tokens: first } = await redeemed();
  const answers = await Promise.all([signIn.refresh(first.refresh_token), signIn.refresh(first.refresh_token)]);
  const given = answers.filter(({ error }) => error === undefined);
  expect(given.length).toBeLessThan(2);
  for (const { refresh_token } of given) expect(await signIn.refresh(refresh_token)).toHaveProperty('error');
});

test('a client without rotation keeps its refresh token', async () => {
  const { signIn, tokens: first } = await redeemed(desktop);
  const second = await signIn.refresh(first.refresh_token);
  expect(second).not.toHaveProperty('refresh_token');
  expect(await signIn.refresh(first.refresh_token)).toHaveProperty('access_token');
});

test('a revoked refresh token ends the sign-in (E-29)', async () => {
  const { signIn, tokens: first } = await redeemed();
  expect((await revoke(first.refresh_token, web.id)).status).toBe(200);
  expect(await signIn.refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect((await userInfo(first.access_token)).status).toBe(401);
});

test.each([
  ["another client's tokens", web, desktop.id],
  ['tokens where the template does not allow it', desktop, desktop.id],
])('nobody revokes %s', async (_what, app, clientId) => {
  const { signIn, tokens: first } = await redeemed(app);
  await revoke(first.refresh_token, clientId);
  expect(await signIn.refresh(first.refresh_token)).toHaveProperty('access_token');
});

test('userInfo tells who an access token speaks of', async () => {
  const answer = await userInfo(tokens.access_token);
  expect(await answer.json()).toEqual({
    sub: access.sub,
    username: access.sub,
    email: 'alice@example.com',
    email_verified: 'true',
    name: 'Alice',
  });
});

test.each([
  ['an id token', () => tokens.id_token],
  ['an expired token', async () => (await localToken(world, { email: 'bob@example.com', expiresIn: -60 })).accessToken],
  [
    'a token signed by somebody else',
    () => new SignJWT(access).setProtectedHeader({ alg: 'HS256' }).sign(createSecretKey(Buffer.alloc(32))),
  ],
  [
    'a token signed by nobody',
    () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${tokens.access_token.split('.')[1]}.`,
  ],
  ['no token', () => ''],
])('userInfo refuses %s (E-28)', async (_what, token) => {
  expect((await userInfo((await token()) ?? '')).status).toBe(401);
});
