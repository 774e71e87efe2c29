import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { UpdateDocumentDocument } from '#client/generated';
import { atTheDesktop, listedNames, openBrowser, openWindow, photograph, signUp, tray, upload } from './testing/person';

const browser = openBrowser();

/** A person at their list of documents, which contains minutes.odt. */
async function atTheList(name: string) {
  const opened = await openWindow(browser);
  await signUp(opened.page, name);
  await upload(opened.page, 'minutes.odt');
  await tray(opened.page).getByText('1 of 1 saved').waitFor();
  await tray(opened.page).getByRole('button', { name: 'Clear' }).click();
  await opened.page.getByRole('link', { name: 'minutes.odt', exact: true }).waitFor();
  return opened;
}

const says = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor();
const saysNothing = (page: Page) => page.getByText(/You are offline|reach Quire/).waitFor({ state: 'detached' });
const trash = (page: Page) => page.getByRole('link', { name: 'Trash' });

test.each<[string, (page: Page) => Promise<void>]>([
  ['a page that was never opened', (page) => trash(page).click()],
  ['a document', (page) => page.getByRole('link', { name: 'minutes.odt', exact: true }).click()],
  ["a row's trash can", (page) => page.getByRole('button', { name: /^Put minutes\.odt in the trash/ }).click()],
  ['a download', (page) => page.getByRole('link', { name: 'Download minutes.odt' }).click()],
  ['the way home', (page) => page.getByRole('link', { name: 'Quire, home' }).click()],
  ['signing out', (page) => page.getByRole('button', { name: 'Sign out' }).click()],
])('offline, a click on %s keeps the list and is said not to be sent', async (_what, click) => {
  const { page, context } = await atTheList('Ofelia');
  await context.setOffline(true);
  await says(page, 'You are offline. This page stays as it is');
  await click(page);
  await says(page, 'You are offline, so nothing was sent.');
  expect(await listedNames(page)).toEqual(['minutes.odt']);
  await context.setOffline(false);
  await saysNothing(page);
  await trash(page).click();
  await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
});

test('what has happened meanwhile is shown when the network is back', async () => {
  const { page, context } = await atTheList('Oskar');
  const desktop = await atTheDesktop(context);
  await page.getByRole('link', { name: 'minutes.odt', exact: true }).click();
  await page.getByRole('heading', { name: 'minutes.odt' }).waitFor();
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await context.setOffline(true);
  await says(page, 'You are offline.');
  await photograph(page, 'offline');
  await desktop.get(UpdateDocumentDocument, { input: { id, name: 'minutes of March.odt' } });
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'minutes of March.odt' }).waitFor();
  await saysNothing(page);
});

test('what was typed stays, and is saved when the network is back', async () => {
  const { page, context, failures } = await atTheList('Olga');
  await page.getByRole('link', { name: 'minutes.odt', exact: true }).click();
  await page.getByRole('link', { name: 'Rename' }).click();
  await page.getByLabel('Name').fill('March.odt');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save name' }).click();
  await says(page, 'nothing was sent');
  await context.setOffline(false);
  await saysNothing(page);
  expect(await page.getByLabel('Name').inputValue()).toBe('March.odt');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('heading', { name: 'March.odt' }).waitFor();
  expect(failures.filter((each) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(each))).toEqual([]);
});

test('a server that is not reached is waited for, and the page that was clicked comes by itself', async () => {
  const { page } = await atTheList('Otis');
  await page.waitForLoadState('networkidle');
  await page.route('**/*', (route) => route.abort('connectionrefused'));
  await trash(page).click();
  await says(page, 'We cannot reach Quire at the moment. We keep trying.');
  expect(await listedNames(page)).toEqual(['minutes.odt']);
  await page.unroute('**/*');
  await page.getByRole('heading', { name: 'The trash is empty' }).waitFor();
  await saysNothing(page);
});

test.each([
  ['was done', true, 'minutes.odt'],
  ['was not done', false, 'The trash is empty'],
])(
  'of what %s while the answer was lost nothing is claimed, until it can be looked at',
  async (_what, isSent, shown) => {
    const { page } = await atTheList('Opal');
    await page.route('**/*', async (route) => {
      if (isSent && route.request().url().endsWith('/trash.data')) await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: /^Put minutes\.odt in the trash/ }).click();
    await says(page, "so we don't know whether this was done");
    await page.unroute('**/*');
    await says(page, 'We could reach Quire again and looked: this is how it is now.');
    await page
      .getByRole('heading', { name: shown })
      .or(page.getByRole('link', { name: shown }))
      .first()
      .waitFor();
    await page.getByRole('heading', { name: 'Trash', exact: true }).waitFor();
  },
);
