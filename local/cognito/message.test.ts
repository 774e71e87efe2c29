import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Browser } from './testing/browser';
import { SignIn, mailsTo, password, signUp, codeFor } from './testing/signIn';
import { web } from './testing/template';
import { type World, startWorld } from './testing/world';

let world: World;
let email: string;
let count = 0;

beforeAll(async () => {
  world = await startWorld({ pool: { LambdaConfig: { CustomMessage: 'arn:message' } } });
});
afterAll(() => world.close());
beforeEach(() => {
  email = `person-${++count}@example.com`;
  world.events.length = 0;
  answer({});
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

const answer = (response: object | null) => (world.answer = () => ({ payload: response && { response } }));
const fail = () => (world.answer = () => ({ error: { errorType: 'Error', errorMessage: 'no words' } }));
const arrive = () => new Browser(world).open(new SignIn(world).url());
const signingUp = async () => (await arrive()).submit('/signup', { name: 'Alice', email, password });
const sources = () => world.events.map(({ event }) => event.triggerSource);
const userAttributes = () => world.events.map(({ event }) => event.request.userAttributes);
const mails = async () => (await mailsTo(world, email)).map(({ subject, text }) => ({ subject, text }));

test("the trigger is called with Cognito's event, before the code is known to anybody", async () => {
  await signingUp();
  expect(world.events).toEqual([
    {
      function: 'arn:message',
      event: {
        version: '1',
        region: 'eu-west-1',
        userPoolId: 'eu-west-1_pool',
        userName: expect.any(String) as unknown,
        callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: web.id },
        triggerSource: 'CustomMessage_SignUp',
        request: {
          userAttributes: {
            sub: expect.any(String) as unknown,
            name: 'Alice',
            email,
            email_verified: 'false',
            'cognito:user_status': 'UNCONFIRMED',
          },
          codeParameter: '{####}',
          linkParameter: '{##Click Here##}',
          usernameParameter: null,
        },
        response: { smsMessage: null, emailMessage: null, emailSubject: null },
      },
    },
  ]);
});

test('sign-up, another code, a sign-in before the confirmation and a forgotten password are told apart', async () => {
  const browser = await signingUp();
  await browser.submit('/resend', {});
  await (await arrive()).submit('', { email, password });
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  await (await arrive()).submit('/forgot', { email });
  expect(sources()).toEqual(
    ['SignUp', 'ResendCode', 'ResendCode', 'ForgotPassword'].map((name) => `CustomMessage_${name}`),
  );
  expect(userAttributes().at(-1)).toMatchObject({ email_verified: 'true', 'cognito:user_status': 'CONFIRMED' });
});

test('nobody is asked about an address without an account', async () => {
  const browser = await (await arrive()).submit('/forgot', { email });
  expect(browser.url).toContain('/reset');
  expect([sources(), await mails()]).toEqual([[], []]);
});

const code = (text: string) => expect.stringMatching(new RegExp(`^${text}$`)) as unknown;

test.each([
  [
    { emailSubject: 'S', emailMessage: '{####}<br>b' },
    { subject: 'S', text: code('\\d{6}\nb') },
  ],
  [{ emailSubject: 'S' }, { subject: 'S', text: code('The code is \\d{6}\\.\nKeep it\\.') }],
  [
    { emailSubject: null, emailMessage: '{####} it is' },
    { subject: 'Your code', text: code('\\d{6} it is') },
  ],
  [{}, { subject: 'Your code', text: code('The code is \\d{6}\\.\nKeep it\\.') }],
  [
    { emailSubject: 'x'.repeat(140), emailMessage: '{####}' },
    { subject: 'x'.repeat(140), text: code('\\d{6}') },
  ],
])('an answer of %j is the mail, and what it leaves open is the template’s', async (response, mail) => {
  answer(response);
  await signingUp();
  expect(await mails()).toEqual([mail]);
});

test.each([
  ['no code in it', { emailMessage: 'Welcome!' }],
  ['a control character', { emailMessage: '{####}\u200b' }],
  ['20,001 characters', { emailMessage: '{####}'.padEnd(20_001, 'x') }],
  ['a subject of 141 characters', { emailSubject: 'x'.repeat(141) }],
  ['an empty subject', { emailSubject: '' }],
  ['a number for a subject', { emailSubject: 7 }],
  ['no event', null],
])('an answer with %s sends nothing, and that is said', async (_, response) => {
  answer(response);
  const browser = await signingUp();
  expect([browser.status, browser.alert]).toEqual([502, 'We could not send a code just now. Please try again.']);
  expect(await mails()).toEqual([]);
});

test('where the trigger fails, the account stands, and another code can be asked for', async () => {
  fail();
  const browser = await signingUp();
  expect([browser.status, browser.heading]).toEqual([502, 'Confirm your email']);
  expect(browser.text).not.toContain('no words');
  answer({});
  await browser.submit('/resend', {});
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  expect(browser.url).toContain(`${web.callback}?code=`);
});

test('where the trigger fails, the code that was sent before stays good', async () => {
  const browser = await signingUp();
  fail();
  await browser.submit('/resend', {});
  expect(browser.status).toBe(502);
  answer({});
  await browser.submit('/confirm', { code: await codeFor(world, email) });
  expect(browser.url).toContain(`${web.callback}?code=`);
});

test('a forgotten password whose trigger fails is told so, and asked for again', async () => {
  await signUp(world, email);
  fail();
  const browser = await (await arrive()).submit('/forgot', { email });
  expect([browser.status, browser.alert]).toEqual([502, 'We could not send a code just now. Please try again.']);
  answer({});
  await browser.submit('/forgot', { email });
  expect(browser.url).toContain('/reset');
});
