import type { CustomMessageTriggerEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { handler } from './codeMail.lambda';

const eventOf = (triggerSource: string) =>
  ({
    triggerSource,
    request: { userAttributes: { name: '<b>Eve</b>' }, codeParameter: '{####}' },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  }) as unknown as CustomMessageTriggerEvent;

const mailOf = async (source: string) => (await handler(eventOf(`CustomMessage_${source}`))).response;

test.each([
  ['SignUp', 'Confirm your email address for Quire', 'confirms the email address', '24 hours', 'did not create'],
  ['ResendCode', 'Confirm your email address for Quire', 'confirms the email address', '24 hours', 'did not create'],
  ['ForgotPassword', 'Set a new password for Quire', 'sets a new password', '1 hour', 'did not ask'],
  ['UpdateUserAttribute', 'Confirm your new email address for Quire', 'makes this', '24 hours', 'did not ask'],
  ['VerifyUserAttribute', 'Confirm your new email address for Quire', 'makes this', '24 hours', 'did not ask'],
  ['Authentication', 'Your code to sign in to Quire', 'signs you in', 'a few minutes', 'are not signing in'],
])('the code of %s says what it is for, how long it is good, and what if it was not you', async (source, ...told) => {
  const { emailSubject, emailMessage } = await mailOf(source);
  const [subject, ...words] = told;
  expect(emailSubject).toBe(subject);
  for (const word of ['{####}', ...words]) expect(emailMessage).toContain(word);
});

test.each(['SignUp', 'ForgotPassword', 'UpdateUserAttribute', 'Authentication'])(
  'the pool takes the mail of %s, in which there is nothing that people typed and no link',
  async (source) => {
    const { emailSubject, emailMessage } = await mailOf(source);
    expect(emailSubject).toMatch(/^.{1,140}$/);
    expect(emailMessage).toMatch(/^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*$/u);
    expect(emailMessage).not.toMatch(/Eve|http|href/);
  },
);

test('an invitation by an administrator, with a name and a password in it, stays as the pool words it', async () => {
  expect(await mailOf('AdminCreateUser')).toEqual({ smsMessage: null, emailMessage: null, emailSubject: null });
});
