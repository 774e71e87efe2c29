import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Browser } from './testing/browser';
import { SignIn, claimsOf, codeFor, localToken, password, signUp } from './testing/signIn';
import { web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
let email: string;
let count = 0;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  email = `person-${++count}@example.com`;
  world.events.length = 0;
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  recover();
  vi.restoreAllMocks();
});

const sources = () => world.events.map(({ event }) => event.triggerSource);
const arrive = () => new Browser(world).open(new SignIn(world).url());
const fail = () => (world.answer = () => ({ error: { errorType: 'Error', errorMessage: 'no table' } }));
const recover = () => (world.answer = () => ({ payload: null }));

test("a new user's triggers get Cognito's event", async () => {
  const { browser, signIn } = await signUp(world, email);
  const { sub } = claimsOf((await signIn.redeem(browser)).access_token);
  const event = {
    version: '1',
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_pool',
    userName: sub,
    response: {},
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: web.id },
  };
  const userAttributes = { sub, email, email_verified: 'true', name: 'Alice', 'cognito:user_status': 'CONFIRMED' };
  const confirmation = { ...event, triggerSource: 'PostConfirmation_ConfirmSignUp', request: { userAttributes } };
  const request = { userAttributes, newDeviceUsed: false };
  const authentication = { ...event, triggerSource: 'PostAuthentication_Authentication', request };
  expect(world.events).toEqual([
    { function: 'arn:confirmed', event: confirmation },
    { function: 'arn:authenticated', event: authentication },
  ]);
});

test('signing in with a password authenticates; a refresh and a second app do not', async () => {
  await signUp(world, email);
  world.events.length = 0;
  const signIn = new SignIn(world);
  const browser = await (await new Browser(world).open(signIn.url())).submit('', { email, password });
  const { refresh_token } = await signIn.redeem(browser);
  await signIn.refresh(refresh_token);
  await browser.open(new SignIn(world).url());
  expect(sources()).toEqual(['PostAuthentication_Authentication']);
});

test('setting a forgotten password confirms, as on Cognito', async () => {
  await signUp(world, email);
  world.events.length = 0;
  const browser = await (await arrive()).submit('/forgot', { email });
  await browser.submit('/reset', { code: await codeFor(world, email), password: 'Another horse 8 staple' });
  expect(sources()).toEqual(['PostConfirmation_ConfirmForgotPassword']);
});

test('a confirmation whose trigger fails can be tried again with the same code', async () => {
  const browser = await (await arrive()).submit('/signup', { name: 'Alice', email, password });
  const code = await codeFor(world, email);
  fail();
  await browser.submit('/confirm', { code });
  expect([browser.status, browser.alert]).toEqual([
    502,
    'We could not finish your account just now. Please try again.',
  ]);
  expect(browser.text).not.toContain('no table');
  recover();
  await browser.submit('/confirm', { code });
  expect(browser.url).toContain(`${web.callback}?code=`);
});

test('a sign-in whose trigger fails signs nobody in, and can be tried again (E-34)', async () => {
  await signUp(world, email);
  fail();
  const browser = await (await arrive()).submit('', { email, password });
  expect([browser.status, browser.alert]).toEqual([502, 'We could not sign you in just now. Please try again.']);
  recover();
  await browser.submit('', { email, password });
  expect(browser.url).toContain(`${web.callback}?code=`);
});

test('a failed trigger refuses a local token too', async () => {
  fail();
  expect(await localToken(world, { email })).toMatchObject({ status: 502, error: 'trigger_failed' });
  recover();
  expect(await localToken(world, { email })).toMatchObject({ status: 200 });
  expect(sources().slice(-2)).toEqual(['PostConfirmation_ConfirmSignUp', 'PostAuthentication_Authentication']);
});
