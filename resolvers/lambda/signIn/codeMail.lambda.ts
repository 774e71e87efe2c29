import type { CustomMessageTriggerEvent } from 'aws-lambda';

/** What one of the user pool's codes is for, how long it is good, and what becomes of it where nobody enters it. */
type Words = { subject: string; purpose: string; life: string; otherwise: string };

/** The lives are the pool's own; it lets nobody set them. */
const ofSignUp: Words = {
  subject: 'Confirm your email address for Quire',
  purpose: 'confirms the email address of your new Quire account',
  life: '24 hours',
  otherwise: 'If you did not create an account, ignore this mail: without the code, nobody can use your address.',
};

const ofNewPassword: Words = {
  subject: 'Set a new password for Quire',
  purpose: 'sets a new password for your Quire account',
  life: '1 hour',
  otherwise: 'If you did not ask for this, ignore this mail: your password stays as it is.',
};

const ofNewAddress: Words = {
  subject: 'Confirm your new email address for Quire',
  purpose: 'makes this the email address of your Quire account',
  life: '24 hours',
  otherwise: 'If you did not ask for this, ignore this mail: the account keeps the address it has.',
};

const ofSignIn: Words = {
  subject: 'Your code to sign in to Quire',
  purpose: 'signs you in to Quire',
  life: 'a few minutes',
  otherwise: 'If you are not signing in, somebody has your password: set a new one.',
};

/** An administrator's invitation has a name and a password in it, and stays as the pool words it. */
const words: Partial<Record<string, Words>> = {
  CustomMessage_SignUp: ofSignUp,
  CustomMessage_ResendCode: ofSignUp,
  CustomMessage_ForgotPassword: ofNewPassword,
  CustomMessage_UpdateUserAttribute: ofNewAddress,
  CustomMessage_VerifyUserAttribute: ofNewAddress,
  CustomMessage_Authentication: ofSignIn,
};

/** The user pool's trigger before it sends a code: each mail says what its code is for. Nothing that people typed is in it. */
export function handler(event: CustomMessageTriggerEvent): Promise<CustomMessageTriggerEvent> {
  const found = words[event.triggerSource];
  if (!found) return Promise.resolve(event);
  const { emailSubject, emailMessage } = mailOf(found, event.request.codeParameter);
  return Promise.resolve({ ...event, response: { ...event.response, emailSubject, emailMessage } });
}

/** The pool sends it as HTML. */
function mailOf({ subject, purpose, life, otherwise }: Words, code: string) {
  const paragraphs = [
    `${code} is the code that ${purpose}.`,
    `Enter it on the page that asks for it. It is good for ${life}. Give it to nobody: Quire never asks you for it.`,
    otherwise,
  ];
  return { emailSubject: subject, emailMessage: paragraphs.join('<br><br>') };
}
