import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  downloadedBytes,
  listedNames,
  openBrowser,
  openWindow,
  origins,
  photograph,
  sample,
  samples,
  signIn,
  signUp,
  tray,
  upload,
} from './person';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** How a session is renewed for whoever has kept its cookies. */
async function renewalWith(cookies: { name: string; value: string }[]): Promise<number> {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: origins.web };
  return (await fetch(`${origins.web}/auth/token?renew`, { method: 'POST', headers })).status;
}

const openDocument = async (page: Page, name: string) => {
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
};

test('a new person signs up, saves files of every kind and gets the same bytes back', async () => {
  const { page, failures, context } = await openWindow(browser);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Lose nothing' }).waitFor();
  await photograph(page, 'welcome');
  await page.getByRole('link', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Create account' }).waitFor();

  await signUp(page, 'Alice');
  await page.getByRole('heading', { name: 'Your shelf is empty' }).waitFor();
  await photograph(page, 'empty');

  await upload(page, ...samples);
  await tray(page).getByRole('status').getByText(`${samples.length} of ${samples.length} saved`).waitFor();
  expect((await listedNames(page)).sort()).toEqual([...samples].sort());
  await photograph(page, 'uploaded');
  await tray(page).getByRole('button', { name: 'Clear' }).click();

  await page.reload();
  expect((await listedNames(page)).sort()).toEqual([...samples].sort());
  await photograph(page, 'dashboard');

  await openDocument(page, 'report.odt');
  await page.getByText('Verified when it was saved').waitFor();
  await photograph(page, 'document');
  const { name, bytes } = await downloadedBytes(page, () => page.getByRole('link', { name: 'Download' }).click());
  expect(name).toBe('report.odt');
  expect(bytes.equals(readFileSync(sample('report.odt')))).toBe(true);

  await page.getByRole('link', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('a/b.odt');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('alert').getByText('A name cannot hold /').waitFor();
  await photograph(page, 'rename');
  await page.getByRole('textbox', { name: 'Name' }).fill('Annual report.odt');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('heading', { name: 'Annual report.odt' }).waitFor();

  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await page.getByRole('heading', { name: 'Documents', exact: true }).waitFor();
  expect((await listedNames(page))[0]).toBe('Annual report.odt');

  const kept = await context.cookies(origins.web);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
  expect((await context.cookies(origins.web)).filter(({ name }) => /access|refresh/.test(name))).toEqual([]);
  expect(await renewalWith(kept)).toBe(401);
  await page.goto('/dashboard');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(failures).toEqual([]);
});

test('listing, downloading and renaming work without JavaScript', async () => {
  const withScript = await openWindow(browser);
  const email = await signUp(withScript.page, 'Bob');
  await upload(withScript.page, 'letter.docx', 'budget.ods');
  await tray(withScript.page).getByText('2 of 2 saved').waitFor();

  const { page } = await openWindow(browser, { javaScriptEnabled: false });
  await signIn(page, email);
  await page.getByText('Uploading needs JavaScript.').waitFor();
  expect((await listedNames(page)).sort()).toEqual(['budget.ods', 'letter.docx']);

  await openDocument(page, 'letter.docx');
  const { bytes } = await downloadedBytes(page, () => page.getByRole('link', { name: 'Download' }).click());
  expect(bytes.equals(readFileSync(sample('letter.docx')))).toBe(true);

  await page.getByRole('link', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('a/b');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('alert').getByText('A name cannot hold /').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Letter to Bob.docx');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('heading', { name: 'Letter to Bob.docx' }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
});

test('an upload that fails says so and succeeds at the next try; one that is too large is told before', async () => {
  const { page } = await openWindow(browser);
  await signUp(page, 'Carol');
  await page.route('**/users/**', (route) => route.fulfill({ status: 400 }), { times: 1 });
  await page.getByLabel('Upload', { exact: true }).setInputFiles([
    { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(17 * 1024 * 1024) },
    { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
  ]);
  await tray(page).getByText('This file has 17 MB. Quire takes files of up to 16 MB.').waitFor();
  await tray(page).getByText('has changed while it was being sent').waitFor();
  await photograph(page, 'failed');

  await page.route('**/graphql', (route) => route.fulfill({ status: 200, body: refusal('QuotaExceeded') }), {
    times: 1,
  });
  await page.getByLabel('Upload', { exact: true }).setInputFiles(sample('letter.docx'));
  await tray(page).getByText('There is no room left').waitFor();
  await tray(page).getByRole('button', { name: 'Retry letter.docx' }).click();
  await tray(page).getByRole('link', { name: 'Open letter.docx' }).click();
  await page.getByRole('heading', { name: 'letter.docx' }).waitFor();
});

const refusal = (errorType: string) => JSON.stringify({ data: null, errors: [{ message: errorType, errorType }] });

test('a long list is read page by page, with and without JavaScript', async () => {
  const { page, context } = await openWindow(browser);
  await signUp(page, 'Ida');
  const files = Array.from({ length: 51 }, (_, index) => ({
    name: `note-${index}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`Note ${index}`),
  }));
  await page.getByLabel('Upload', { exact: true }).setInputFiles(files);
  await tray(page).getByText('51 of 51 saved').waitFor({ timeout: 30_000 });

  const withoutScript = await openWindow(browser, {
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  });
  for (const each of [page, withoutScript.page]) {
    await each.goto('/dashboard');
    const newest = await listedNames(each);
    await each.getByRole('link', { name: 'Older' }).click();
    await each.getByRole('link', { name: 'Newest' }).waitFor();
    const older = await listedNames(each);
    expect(newest).toHaveLength(50);
    expect([...newest, ...older].sort()).toEqual(files.map(({ name }) => name).sort());
  }
});

test('files can be dropped anywhere on the page', async () => {
  const { page } = await openWindow(browser);
  await signUp(page, 'Dora');
  const files = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }));
    return transfer;
  });
  // Again and again, for the page listens only once its script has run.
  await vi.waitFor(async () => {
    await page.getByRole('main').dispatchEvent('dragenter', { dataTransfer: files });
    await page.getByText('Drop to upload').waitFor({ timeout: 200 });
  }, 10_000);
  await photograph(page, 'drop');
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: files });
  await tray(page).getByText('1 of 1 saved').waitFor();
  expect(await listedNames(page)).toContain('dropped.txt');
});

test('a session that has ended is taken up again on the same page', async () => {
  const { page, context } = await openWindow(browser);
  await signUp(page, 'Erik');
  await upload(page, 'minutes.odt');
  await tray(page).getByRole('link', { name: 'Open minutes.odt' }).click();
  await page.getByRole('heading', { name: 'minutes.odt' }).waitFor();
  const address = page.url();

  await context.clearCookies({ name: /access/ });
  await page.reload();
  await page.getByRole('heading', { name: 'minutes.odt' }).waitFor();
  expect((await context.cookies(origins.web)).some(({ name }) => name.includes('access'))).toBe(true);

  await context.clearCookies({ name: /access|refresh/ });
  await page.reload();
  await page.getByRole('heading', { name: 'minutes.odt' }).waitFor();
  expect(page.url()).toBe(address);
});

test('scripts of the page can reach no token', async () => {
  const { page } = await openWindow(browser);
  await signUp(page, 'Frida');
  await upload(page, 'letter.docx');
  await tray(page).getByText('1 of 1 saved').waitFor();
  const kept = await page.evaluate(async () => ({
    cookies: document.cookie,
    local: { ...localStorage },
    session: JSON.stringify(sessionStorage),
    databases: await indexedDB.databases(),
  }));
  expect(kept).toMatchObject({ cookies: '', local: {}, databases: [] });
  expect(kept.session).not.toMatch(/eyJ/);
  expect(await page.content()).not.toMatch(/eyJ/);
});

test("somebody else's document is as if it were not there", async () => {
  const owner = await openWindow(browser);
  await signUp(owner.page, 'Gina');
  await upload(owner.page, 'brochure.pdf');
  await tray(owner.page).getByRole('link', { name: 'Open brochure.pdf' }).click();
  await owner.page.getByRole('heading', { name: 'brochure.pdf' }).waitFor();

  const { page } = await openWindow(browser);
  await signUp(page, 'Hugo');
  for (const path of ['', '/rename', '/download']) {
    const response = await page.goto(owner.page.url() + path);
    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  }
  await photograph(page, 'not-found');
});
