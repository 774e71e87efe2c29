import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, password, photograph, signUp, tray, upload } from './testing/person';
import { approve, goOn, waitingProgram } from './testing/waitingProgram';

const browser = openBrowser();

/** A person with a document, a link, a share and a program; and the document's address. */
let window: Awaited<ReturnType<typeof openWindow>> & { email: string };
let document: string;
beforeAll(async () => {
  const opened = await openWindow(browser);
  window = { ...opened, email: await signUp(opened.page, 'Tilda') };
  const { page } = window;
  const program = await waitingProgram();
  await approve(page, program);
  await goOn(program);
  await page.goto('/dashboard');
  await upload(page, 'minutes.odt');
  await tray(page).getByRole('link', { name: 'Open' }).click();
  await page.getByRole('link', { name: 'Share', exact: true }).click();
  document = new URL(page.url()).pathname.replace('/share', '');
  await page.getByRole('textbox', { name: 'Email address' }).fill('otto@example.com');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('list', { name: 'People' }).getByText('otto@example.com').waitFor();
  await page.getByRole('link', { name: 'Make a link' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
});

type Fields = Record<string, string>;

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

async function fill(page: Page, fields: Fields): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const found = field(page, label);
    const tag = await found.evaluate(({ tagName }) => tagName);
    await (tag === 'SELECT' ? found.selectOption(value) : found.fill(value));
  }
}

async function shown(page: Page, labels: string[]): Promise<Fields> {
  await page.getByText('What you typed is still here.').waitFor();
  const entries = labels.map(async (label) => [label, await field(page, label).inputValue()] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Ends the web app's session but not the user pool's. */
const endSession = (context: BrowserContext) => context.clearCookies({ name: /access|refresh/ });

const person = { 'Email address': 'pia@example.com', Role: 'EDITOR', 'Until (optional)': '2090-03-01' };
const terms = { 'Download limit (optional)': '7', 'Until (optional)': '2090-03-01' };

test.each<[string, (page: Page) => Promise<unknown>, Fields, string]>([
  ['a new name', (page) => page.goto(`${document}/rename`), { Name: 'March.odt' }, 'Save name'],
  ['a new person', (page) => page.goto(`${document}/share`), person, 'Share'],
  [
    'new terms of a person',
    (page) => page.goto(`${document}/share`),
    { 'Role of otto@example.com': 'MANAGER', 'Until, for otto@example.com': '2090-03-01' },
    'Save otto@example.com',
  ],
  ['a new link', (page) => page.goto(`${document}/share/links/new`), terms, 'Make the link'],
  [
    'the terms of a link',
    async (page) => {
      await page.goto(`${document}/share`);
      await page.getByRole('link', { name: /^Change Link of/ }).click();
      await page.getByRole('heading', { name: 'Change the link' }).waitFor();
    },
    terms,
    'Save',
  ],
  [
    'the name of a device',
    async (page) => {
      await page.goto('/devices');
      await page.getByRole('link', { name: /^Rename Quire Writer/ }).click();
      await page.getByRole('heading', { name: 'Rename', exact: true }).waitFor();
    },
    { Name: 'Kitchen' },
    'Save name',
  ],
])('where the session ends while %s is typed, the form comes back with it', async (what, open, fields, button) => {
  const { page, context, failures } = window;
  await open(page);
  await fill(page, fields);
  await endSession(context);
  await page.getByRole('button', { name: button, exact: true }).click();
  expect(await shown(page, Object.keys(fields))).toEqual(fields);
  if (what === 'a new name') await photograph(page, 'typed');
  await page.reload();
  expect(await page.getByText('What you typed is still here.').count()).toBe(0);
  expect(failures).toEqual([]);
});

test('what comes back can be saved, also after the password was asked for and without JavaScript', async () => {
  const { page, context } = await openWindow(browser, {
    javaScriptEnabled: false,
    storageState: await window.context.storageState(),
  });
  await page.goto(`${document}/rename`);
  await fill(page, { Name: 'Minutes of March.odt' });
  // Clears all cookies except the one that remembers who it was, which outlives a session.
  await context.clearCookies({ name: /^(?!quire_person)/ });
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(window.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect(await shown(page, ['Name'])).toEqual({ Name: 'Minutes of March.odt' });
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('heading', { name: 'Minutes of March.odt' }).waitFor();
});

test('a password that was typed does not come back, and that is said', async () => {
  const { page, context } = window;
  await page.goto(`${document}/share/links/new`);
  await fill(page, { 'Password (optional)': 'one of eight or more', ...terms });
  await endSession(context);
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByText('If you gave a password, enter it once more.').waitFor();
  expect(await field(page, 'Password (optional)').inputValue()).toBe('');
});
