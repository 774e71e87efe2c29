import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser, openWindow, photograph, signUp, tray, upload } from './testing/person';

const browser = openBrowser();

const button = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

test('whoever may make a document read-only is told what that means, and it is so for everybody at once', async () => {
  const olaf = await openWindow(browser);
  const email = await signUp(olaf.page, 'Olaf');
  const { page, failures } = await openWindow(browser);
  await signUp(page, 'Ada');
  await upload(page, 'letter.docx');
  await tray(page).getByRole('link', { name: 'Open' }).click();
  await tray(page).getByRole('button', { name: 'Clear' }).click();
  await button(page, 'Share').click();
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption('Editor');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('list', { name: 'People' }).getByText(email).waitFor();
  await page.getByRole('link', { name: 'letter.docx' }).click();
  await page.getByRole('heading', { name: 'letter.docx', exact: true }).waitFor();

  await olaf.page.goto(page.url());
  await button(olaf.page, 'Rename').waitFor();
  expect(await button(olaf.page, 'Make read-only…').count()).toBe(0);

  await button(page, 'Make read-only…').click();
  await page.getByRole('heading', { name: 'Make letter.docx read-only?' }).waitFor();
  await page.getByText('This is for good: it cannot be switched back.').waitFor();
  await photograph(page, 'make-read-only');
  await page.getByRole('button', { name: 'Make read-only' }).click();
  await page.getByText('Read-only: it can be opened, but no longer changed.').waitFor();
  for (const name of ['Rename', 'Make read-only…']) expect(await button(page, name).count()).toBe(0);
  await button(page, 'Share').waitFor();
  await photograph(page, 'read-only');

  await button(olaf.page, 'Rename').waitFor({ state: 'detached' });
  await olaf.page.getByText('Read-only: it can be opened, but no longer changed.').waitFor();
  await page.goto('/dashboard');
  await page.getByRole('list', { name: 'Documents' }).getByText('Read-only').waitFor();
  expect([...failures, ...olaf.failures]).toEqual([]);
});
