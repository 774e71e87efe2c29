import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { textFile } from './api/testing/quire';
import {
  atTheDesktop,
  downloadedBytes,
  openBrowser,
  openWindow,
  photograph,
  sample,
  signUp,
  tray,
  upload,
} from './testing/person';

const browser = openBrowser();

async function withLetter(name: string) {
  const { page, context, failures } = await openWindow(browser);
  await signUp(page, name);
  await upload(page, 'letter.docx');
  await tray(page).getByRole('link', { name: 'Open' }).click();
  await page.getByRole('heading', { name: 'letter.docx' }).waitFor();
  const documentId = new URL(page.url()).pathname.split('/')[2] ?? '';
  return { page, context, failures, documentId, desktop: await atTheDesktop(context) };
}

const newest = (page: Page, version: number) =>
  page
    .getByRole('listitem')
    .filter({ hasText: `Version ${version}newest` })
    .waitFor();
/** Runs in the page. */
function neverAnswerFeed() {
  const answer = window.fetch.bind(window);
  window.fetch = (request, init) => {
    const asksForFeed = typeof init?.body === 'string' && init.body.includes('query Changes');
    return asksForFeed ? new Promise(() => undefined) : answer(request, init);
  };
}

const fetchVersion = (page: Page, version: number) =>
  downloadedBytes(page, () => page.getByRole('link', { name: `Download version ${version}` }).click());

test('an old version can be fetched and brought back, and nothing saved since is lost', async () => {
  const { page, failures, documentId, desktop } = await withLetter('Vera');
  await desktop.save(textFile('second'), { documentId, baseVersion: 1 });
  await page.reload();
  await newest(page, 2);
  expect((await fetchVersion(page, 1)).bytes.equals(readFileSync(sample('letter.docx')))).toBe(true);

  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await newest(page, 3);
  await page.getByText('restored from version 1').waitFor();
  expect((await fetchVersion(page, 3)).bytes.equals(readFileSync(sample('letter.docx')))).toBe(true);
  expect((await fetchVersion(page, 2)).bytes.toString()).toBe('second');
  await photograph(page, 'versions');
  expect(failures).toEqual([]);
});

test('who restores on top of a version they have not seen is told so, with and without JavaScript', async () => {
  const { page, context, documentId, desktop } = await withLetter('Walter');
  await desktop.save(textFile('second'), { documentId, baseVersion: 1 });
  const storageState = await context.storageState();
  const withoutScript = await openWindow(browser, { javaScriptEnabled: false, storageState });
  // A page that hears of no change, as if pushes were lost and the feed unavailable.
  await page.routeWebSocket(/realtime/, () => undefined);
  await page.addInitScript(neverAnswerFeed);
  for (const [index, each] of [page, withoutScript.page].entries()) {
    await each.goto(`/doc/${documentId}`);
    await newest(each, index + 2);
    await desktop.save(textFile(`save ${index}`), { documentId, baseVersion: index + 2 });
    await each.getByRole('button', { name: 'Restore version 1' }).click();
    await each.getByRole('alert').getByText('came in the meantime').waitFor();
    await newest(each, index + 3);
  }
});
