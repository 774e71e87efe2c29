import type { Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import {
  codeFor,
  mailsTo,
  openBrowser,
  openWindow,
  origins,
  password,
  signUp,
  tray,
  upload,
  type Mail,
} from './testing/person';
import { approve, goOn, waitingProgram } from './testing/waitingProgram';

const browser = openBrowser();

/** Ada's document, and the page where she shares it. */
let ada: Page;
beforeAll(async () => {
  ada = (await openWindow(browser)).page;
  await signUp(ada, 'Ada');
  await upload(ada, 'letter.docx');
  await tray(ada).getByRole('link', { name: 'Open' }).click();
  await ada.getByRole('link', { name: 'Share', exact: true }).click();
  await ada.getByRole('heading', { name: 'Share letter.docx' }).waitFor();
});

async function shareWith(email: string): Promise<void> {
  await ada.getByRole('textbox', { name: 'Email address' }).fill(email);
  await ada.getByRole('button', { name: 'Share', exact: true }).click();
  await ada.getByRole('list', { name: 'People' }).getByText(email).waitFor();
}

/** Waits for a mail about a share or a device, which is sent a moment later. */
function mailAbout(email: string, subject: RegExp): Promise<Mail> {
  const find = async () => {
    const found = (await mailsTo(email)).find((mail) => subject.test(mail.subject));
    expect(found).toBeDefined();
    return found as Mail;
  };
  return vi.waitFor(find, 20_000);
}

/** The only address in a mail. */
function addressIn({ text }: Mail): string {
  const found = text.match(/https?:\/\/\S+/g) ?? [];
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

/** A person with an account and their own browser. */
async function somebody(name: string) {
  const opened = await openWindow(browser);
  return { ...opened, email: await signUp(opened.page, name) };
}

async function fillSignIn(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const seesLetter = async (page: Page) => {
  await page.getByRole('heading', { name: 'letter.docx' }).waitFor();
  await page.getByRole('link', { name: 'Download', exact: true }).waitFor();
};

test('the mail of a share leads to the document, for whoever is signed in and whoever is not yet', async () => {
  const bob = await somebody('Bob');
  await shareWith(bob.email);
  const address = addressIn(await mailAbout(bob.email, /^Ada shares “letter\.docx” with you$/));
  await bob.page.goto(address);
  await seesLetter(bob.page);

  const elsewhere = await openWindow(browser);
  await elsewhere.page.goto(address);
  await fillSignIn(elsewhere.page, bob.email);
  await seesLetter(elsewhere.page);
  expect(elsewhere.page.url()).toBe(address);
  expect([...bob.failures, ...elsewhere.failures]).toEqual([]);
});

test('an invitation leads somebody without an account over the sign-up to the document', async () => {
  const email = `carla-${Date.now()}@example.com`;
  await shareWith(email);
  const mail = await mailAbout(email, /^Ada shares/);
  expect(mail.text).toContain(`Sign in with this address, ${email}; if you have no account yet, create one with it.`);

  const { page, failures } = await openWindow(browser);
  await page.goto(addressIn(mail));
  await page.getByRole('link', { name: 'Create account' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Carla');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByLabel('Code').fill(await codeFor(email));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await seesLetter(page);
  expect(page.url()).toBe(addressIn(mail));
  expect(failures).toEqual([]);
});

test('the mail of a new device leads to where it is signed out, for whoever is signed in and whoever is not', async () => {
  const { page, email, failures } = await somebody('Dora');
  const program = await waitingProgram();
  await approve(page, program);
  await goOn(program);
  const mail = await mailAbout(email, /^A new device/);
  expect(mail.text).toContain('sign the device out on this page');
  await page.goto(addressIn(mail));
  await page.getByRole('button', { name: /^Sign out Quire Writer/ }).waitFor();

  const elsewhere = await openWindow(browser);
  await elsewhere.page.goto(addressIn(mail));
  // The second half of what the mail says to do is on this page.
  await elsewhere.page.getByRole('link', { name: 'Forgot your password?' }).waitFor();
  await fillSignIn(elsewhere.page, email);
  await elsewhere.page.getByRole('button', { name: /^Sign out Quire Writer/ }).click();
  await elsewhere.page.getByRole('heading', { name: 'No program is signed in' }).waitFor();
  expect([...failures, ...elsewhere.failures]).toEqual([]);
});

test('the mails with a code say what it is for, lead nowhere, and the code does what the mail says', async () => {
  const { page, context, email } = await somebody('Eva');
  const [first] = await mailsTo(email);
  expect(first?.subject).toBe('Confirm your email address for Quire');

  await context.clearCookies();
  await page.goto('/dashboard');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByRole('heading', { name: 'Set a new password' }).waitFor();
  const [second] = await mailsTo(email);
  expect(second?.subject).toBe('Set a new password for Quire');
  for (const mail of [first, second]) expect(mail?.text).not.toContain('http');
  await page.getByLabel('Code').fill(await codeFor(email));
  await page.getByLabel('New password').fill(`${password} and more`);
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('Your new password is set.').waitFor();
});

test('the address of mails that were sent before still leads to the document', async () => {
  const documentId = new URL(ada.url()).pathname.split('/')[2] ?? '';
  const page = await ada.context().newPage();
  await page.goto(`${origins.web}/documents/${documentId}`);
  await seesLetter(page);
});
