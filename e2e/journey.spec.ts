import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
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
} from './testing/person';

const browser = openBrowser();

/** Renews a session with cookies that somebody has kept. */
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
  await page.getByRole('heading', { name: 'No documents yet' }).waitFor();
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
  const { name, bytes } = await downloadedBytes(page, () =>
    page.getByRole('link', { name: 'Download', exact: true }).click(),
  );
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

  expect(failures.splice(0)).toEqual([]);
  const kept = await context.cookies(origins.web);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
  expect((await context.cookies(origins.web)).filter(({ name }) => /access|refresh/.test(name))).toEqual([]);
  expect(await renewalWith(kept)).toBe(401);
  await page.goto('/dashboard');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  // A live page asks for a token once more while its session ends, and browsers log the refusal.
  expect(failures.filter((failure) => !failure.includes('status of 401'))).toEqual([]);
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
  const { bytes } = await downloadedBytes(page, () =>
    page.getByRole('link', { name: 'Download', exact: true }).click(),
  );
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
