import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { listedNames, openBrowser, openWindow, photograph, signUp, tray, upload } from './testing/person';

const browser = openBrowser();

const trashedNames = (page: Page) =>
  page
    .getByRole('list', { name: 'Documents in the trash' })
    .getByRole('link', { name: /^[^:]+\.(docx|ods)$/ })
    .allInnerTexts();

async function withTwoDocuments(name: string) {
  const opened = await openWindow(browser);
  await signUp(opened.page, name);
  await upload(opened.page, 'letter.docx', 'budget.ods');
  await tray(opened.page).getByText('2 of 2 saved').waitFor();
  await tray(opened.page).getByRole('button', { name: 'Clear' }).click();
  return opened;
}

test('what was put in the trash by mistake is back with one click; what is deleted is asked about first', async () => {
  const { page, failures } = await withTwoDocuments('Tessa');
  await page.getByRole('button', { name: 'Put letter.docx in the trash' }).click();
  await page.getByRole('status').getByText('letter.docx is in the trash.').waitFor();
  expect(await listedNames(page)).toEqual(['budget.ods']);
  await photograph(page, 'trashed');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('status').getByText('letter.docx is back in your documents.').waitFor();
  expect((await listedNames(page)).sort()).toEqual(['budget.ods', 'letter.docx']);

  await page.getByRole('link', { name: 'budget.ods', exact: true }).click();
  await page.getByRole('button', { name: 'Put in the trash' }).click();
  await page.getByRole('status').getByText('budget.ods is in the trash.').waitFor();
  await page.getByRole('link', { name: 'Trash', exact: true }).click();
  await page.getByRole('heading', { name: 'Trash' }).waitFor();
  expect(await trashedNames(page)).toEqual(['budget.ods']);
  await page.getByText('will be deleted on').waitFor();
  await photograph(page, 'trash');

  await page.getByRole('link', { name: 'budget.ods', exact: true }).click();
  await page.getByText('In the trash.').waitFor();
  await photograph(page, 'trashed-document');
  await page.getByRole('link', { name: 'Delete forever' }).click();
  await page.getByRole('heading', { name: 'Delete budget.ods forever?' }).waitFor();
  await photograph(page, 'delete');
  await page.getByRole('button', { name: 'Delete forever' }).click();
  await page.getByText('Deleted forever.').waitFor();
  await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
  await photograph(page, 'trash-empty');
  expect(failures).toEqual([]);
});

test('the trash works without JavaScript', async () => {
  const { context } = await withTwoDocuments('Ulf');
  const { page } = await openWindow(browser, { javaScriptEnabled: false, storageState: await context.storageState() });
  await page.goto('/dashboard');
  await page.getByRole('button', { name: 'Put letter.docx in the trash' }).click();
  await page.getByText('letter.docx is in the trash.').waitFor();
  expect(await listedNames(page)).toEqual(['budget.ods']);
  await page.goto('/trash');
  await page.getByRole('button', { name: 'Restore letter.docx' }).click();
  await page.getByText('letter.docx is back in your documents.').waitFor();
  await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
});
