import type { BrowserContext, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import {
  downloadedBytes,
  listedNames,
  openBrowser,
  openWindow,
  photograph,
  signUp,
  tray,
  upload,
} from './testing/person';

const browser = openBrowser();

async function newcomer(name: string) {
  const opened = await openWindow(browser);
  return { ...opened, email: await signUp(opened.page, name) };
}

/** A person on the sharing page of letter.docx. */
async function sharing(name: string) {
  const somebody = await newcomer(name);
  await upload(somebody.page, 'letter.docx');
  await tray(somebody.page).getByRole('link', { name: 'Open' }).click();
  await tray(somebody.page).getByRole('button', { name: 'Clear' }).click();
  await somebody.page.getByRole('link', { name: 'Share', exact: true }).click();
  await somebody.page.getByRole('heading', { name: 'Share letter.docx' }).waitFor();
  return somebody;
}

type Terms = { role?: string; until?: string };

async function share(page: Page, email: string, { role = 'Viewer', until = '' }: Terms = {}) {
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption(role);
  await page.getByLabel('Until (optional)').fill(until);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
}

const person = (page: Page, email: string) =>
  page.getByRole('list', { name: 'People' }).getByRole('listitem').filter({ hasText: email });

/** Waits, since the list is read from an index that is updated a moment later. */
async function seesShared(page: Page, names: string[]) {
  await vi.waitFor(async () => {
    await page.goto('/shared');
    await page.getByRole('heading', { name: 'Shared with me' }).waitFor();
    expect(await namesOnPage(page)).toEqual(names);
  }, 10_000);
}

async function namesOnPage(page: Page): Promise<string[]> {
  return (await page.getByRole('list', { name: 'Documents' }).count()) === 0 ? [] : listedNames(page);
}

const withoutScript = async (context: BrowserContext) =>
  openWindow(browser, { javaScriptEnabled: false, storageState: await context.storageState() });

test('a document is shared by address, opened by the other person as far as the role goes, and taken back', async () => {
  const anna = await sharing('Anna');
  const bert = await newcomer('Bert');
  await bert.page.goto('/shared');
  await bert.page.getByRole('heading', { name: 'Nobody shares anything with you yet' }).waitFor();
  await photograph(bert.page, 'shared-empty');

  await share(anna.page, bert.email);
  await anna.page.getByRole('status').getByText('Shared. We’ve emailed them.').waitFor();
  await person(anna.page, bert.email).getByText('Viewer, no end date, shared by Anna').waitFor();
  await photograph(anna.page, 'share');

  await seesShared(bert.page, ['letter.docx']);
  await bert.page.getByText('From Anna · Viewer').waitFor();
  await photograph(bert.page, 'shared');
  await bert.page.getByRole('link', { name: 'letter.docx', exact: true }).click();
  await bert.page.getByRole('heading', { name: 'letter.docx' }).waitFor();
  await photograph(bert.page, 'shared-document');
  await bert.page.getByRole('link', { name: 'Leave' }).waitFor();
  for (const name of ['Share', 'Rename']) {
    expect(await bert.page.getByRole('link', { name, exact: true }).count()).toBe(0);
  }

  await anna.page.getByLabel(`Role of ${bert.email}`).selectOption('Editor');
  await anna.page.getByLabel(`Until, for ${bert.email}`).fill('2090-03-01');
  await anna.page.getByRole('button', { name: `Save ${bert.email}` }).click();
  await person(anna.page, bert.email).getByText('Editor, until 1 Mar 2090').waitFor();
  await bert.page.reload();
  await bert.page.getByRole('link', { name: 'Rename' }).waitFor();

  await anna.page.getByRole('button', { name: `Remove ${bert.email}` }).click();
  await anna.page.getByText('Not shared yet.').waitFor();
  await bert.page.reload();
  await bert.page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  await seesShared(bert.page, []);
  expect(anna.failures).toEqual([]);
});

test('a manager shares further but makes no managers, and whoever leaves is out at once', async () => {
  const anna = await sharing('Anna');
  const mia = await newcomer('Mia');
  await share(anna.page, mia.email, { role: 'Manager', until: '2090-03-01' });
  await person(anna.page, mia.email).waitFor();
  await seesShared(mia.page, ['letter.docx']);
  await mia.page.getByRole('link', { name: 'letter.docx', exact: true }).click();
  await mia.page.getByRole('link', { name: 'Share', exact: true }).click();
  await share(mia.page, 'nobody-yet@example.com', { role: 'Editor' });
  await person(mia.page, 'nobody-yet@example.com').getByText('Editor, until 1 Mar 2090').waitFor();
  expect(await mia.page.getByLabel('Role', { exact: true }).getByRole('option').allInnerTexts()).toEqual([
    'Viewer',
    'Editor',
  ]);
  expect(await person(mia.page, mia.email).getByRole('button').count()).toBe(0);

  await mia.page.getByRole('link', { name: 'letter.docx' }).click();
  await mia.page.getByRole('link', { name: 'Leave' }).click();
  await mia.page.getByRole('heading', { name: 'Leave letter.docx?' }).waitFor();
  await photograph(mia.page, 'leave');
  await mia.page.getByRole('button', { name: 'Leave' }).click();
  await mia.page.getByRole('status').getByText('You have left it.').waitFor();
  expect(await namesOnPage(mia.page)).toEqual([]);
  expect([...anna.failures, ...mia.failures]).toEqual([]);
});

test('what does not fit is said beside it, and what was typed stays', async () => {
  const { page, email, failures } = await sharing('Carl');
  await share(page, 'not an address', { role: 'Editor' });
  await page.getByRole('alert').getByText('This is not an address').waitFor();
  expect(await page.getByRole('textbox', { name: 'Email address' }).inputValue()).toBe('not an address');
  expect(await page.getByLabel('Role', { exact: true }).inputValue()).toBe('EDITOR');
  await share(page, email);
  await page.getByRole('alert').getByText('This is your own address').waitFor();
  await share(page, 'dora@example.com', { until: '2020-01-01' });
  await page.getByRole('alert').getByText('Choose today or a day to come.').waitFor();
  await photograph(page, 'share-refused');
  await share(page, 'dora@example.com');
  await person(page, 'dora@example.com').waitFor();
  expect(await page.getByRole('textbox', { name: 'Email address' }).inputValue()).toBe('');
  expect(await page.getByLabel('Role', { exact: true }).inputValue()).toBe('VIEWER');
  expect(failures).toEqual([]);
});

async function makeLink(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Make a link' }).click();
  await page.getByLabel('Password (optional)').fill('one of eight or more');
  await page.getByLabel('Until (optional)').fill('2090-03-01');
  await page.getByLabel('Download limit (optional)').fill('3');
  await page.getByText('A browser cannot show this kind of file').waitFor();
  expect(await page.getByLabel(/^Preview only/).count()).toBe(0);
  await photograph(page, 'link-form');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByRole('heading', { name: 'Your link is ready' }).waitFor();
  return page.getByRole('textbox', { name: /^Link/ }).inputValue();
}

test('the address of a link is shown once and opens without an account, until the link is revoked', async () => {
  const { page, context, failures } = await sharing('Emil');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const url = await makeLink(page);
  expect(new URL(url).pathname).toMatch(/^\/l\/.{20,}$/);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  await photograph(page, 'link-made');

  await page.getByRole('link', { name: 'Done' }).click();
  await page.getByText('With a password, until 1 Mar 2090').waitFor();
  await page.getByText('0 of 3 downloads').waitFor();
  expect(await page.content()).not.toContain(url.split('/').pop());

  const visitor = await openWindow(browser);
  for (const [password, told] of [
    ['a wrong one', 'This is not the password.'],
    ['one of eight or more', 'Shared by Emil'],
  ] as const) {
    await visitor.page.goto(url);
    await visitor.page.getByLabel('Password').fill(password);
    await visitor.page.getByRole('button', { name: 'Open' }).click();
    await visitor.page.getByText(told).waitFor();
  }
  await downloadedBytes(visitor.page, () => visitor.page.getByRole('button', { name: 'Download' }).click());
  await page.reload();
  await page.getByText('1 of 3 downloads').waitFor();
  await page.getByText('A wrong password on').waitFor();
  await photograph(page, 'links');

  await page.getByRole('link', { name: /^Change Link of/ }).click();
  expect(await page.getByLabel('Download limit (optional)').inputValue()).toBe('3');
  expect(await page.getByLabel('Until (optional)').inputValue()).toBe('2090-03-01');
  await photograph(page, 'link-change');
  await page.getByLabel('Remove password').check();
  await page.getByLabel('Until (optional)').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Without a password, no end date, 1 of 3 downloads').waitFor();

  await page.getByRole('button', { name: /^Revoke Link of/ }).click();
  await page.getByRole('status').getByText('Link turned off.').waitFor();
  expect(await page.getByRole('list', { name: 'Links' }).count()).toBe(0);
  expect((await visitor.page.goto(url))?.status()).toBe(404);
  expect(failures).toEqual([]);
});

test('sharing works without JavaScript', async () => {
  const { context, page: alive } = await sharing('Frida');
  const { page } = await withoutScript(context);
  await page.goto(new URL(alive.url()).pathname);
  await share(page, 'not-an-address');
  await page.getByRole('alert').getByText('This is not an address').waitFor();
  await share(page, 'gina@example.com', { role: 'Manager', until: '2090-03-01' });
  await person(page, 'gina@example.com').getByText('Manager, until 1 Mar 2090, 23:59 UTC').waitFor();
  await page.getByLabel('Role of gina@example.com').selectOption('Viewer');
  await page.getByRole('button', { name: 'Save gina@example.com' }).click();
  await person(page, 'gina@example.com').getByText('Viewer, until').waitFor();
  await page.getByRole('button', { name: 'Remove gina@example.com' }).click();
  await page.getByText('Not shared yet.').waitFor();

  expect(await makeLink(page)).toContain('/l/');
  await page.getByRole('link', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Revoke Link of/ }).click();
  await page.getByText('Link turned off.').waitFor();
});
