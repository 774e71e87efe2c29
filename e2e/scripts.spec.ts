import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CreateDownloadDocument, DocumentsDocument } from '#client/generated';
import { makeLink } from './api/testing/linking';
import type { Person } from './api/testing/quire';
import { listenForScripts, pdfWith, traps } from './testing/canaries';
import { atTheDesktop, downloadedBytes, openBrowser, openWindow, signUp, tray } from './testing/person';

const browser = openBrowser();
let owner: Person;
let page: Page;
let listener: Awaited<ReturnType<typeof listenForScripts>>;

beforeAll(async () => {
  const opened = await openWindow(browser);
  page = opened.page;
  listener = await listenForScripts(opened.context);
  await signUp(page, 'Svea');
  owner = await atTheDesktop(opened.context);
});
afterAll(() => listener.close());

/** Saves a file as a person would, with the page's button. */
async function saved(name: string, mimeType: string, text: string): Promise<string> {
  await page.goto('/dashboard');
  await page
    .getByLabel('Upload', { exact: true })
    .setInputFiles({ name, mimeType, buffer: Buffer.from(text, 'latin1') });
  await tray(page).getByText('1 of 1 saved').waitFor();
  const { documents } = await owner.get(DocumentsDocument, { limit: 1 });
  return documents.items[0]?.id ?? '';
}

/** Opens an address in the address bar; a download shows no page. */
async function open(address: string): Promise<void> {
  await page.goto(address).catch((error: Error) => {
    if (!/Download is starting|ERR_ABORTED/.test(error.message)) throw error;
  });
}

const signedDownload = async (documentId: string) =>
  (await owner.get(CreateDownloadDocument, { input: { documentId } })).createDownload.request.url;

/** The address of the preview on a link's page, if it has one. */
async function signedPreview(): Promise<string[]> {
  const shown = page.locator('main :is(iframe, img, audio, video)[src*="X-Amz-Signature"]');
  return shown.evaluateAll((elements) => elements.map((element) => element.getAttribute('src') ?? ''));
}

/** An address signed for downloading, changed to be shown instead. */
const turned = (address: string) => `${address}&response-content-type=text%2Fhtml&response-content-disposition=inline`;

test.each(traps)('$name, saved as $mimeType, runs nothing by any door (E-22)', async (trap) => {
  const { name, mimeType, careless, text } = trap;
  const id = await saved(name, mimeType, text(listener.script));
  await page.goto(`/doc/${id}`);
  const download = page.getByRole('link', { name: 'Download', exact: true });
  expect((await downloadedBytes(page, () => download.click())).name).toBe(name);
  const link = await makeLink(owner, id);
  await page.goto(link.url, { waitUntil: 'load' });
  const previews = await signedPreview();
  expect((await downloadedBytes(page, () => page.getByRole('button', { name: 'Download' }).click())).name).toBe(name);
  expect(await page.title()).not.toBe('ran');
  for (const address of [await signedDownload(id), turned(await signedDownload(id)), ...previews]) {
    await open(address);
    expect(await page.title()).not.toBe('ran');
  }
  // Runs last, so that any earlier script has run by now.
  const before = listener.heard();
  await page.goto(listener.carelessAddress(careless, text(listener.script)));
  await expect.poll(() => page.title(), { timeout: 10_000 }).toBe('ran');
  expect([before, listener.heard().sort()]).toEqual([[], ['a dialog: ran', 'a request']]);
});

test('a script in a PDF speaks in the viewer of the browser at most: no page and no server hears of it (E-22)', async () => {
  const calls = [`this.submitForm("${listener.origin}/ran")`, `app.launchURL("${listener.origin}/ran")`];
  const script = ['app.alert("ran")', ...calls].map((call) => `try { ${call} } catch (error) {}`).join(' ');
  const id = await saved('poster.pdf', 'application/pdf', pdfWith(script));
  await page.goto(`/doc/${id}`);
  await downloadedBytes(page, () => page.getByRole('link', { name: 'Download', exact: true }).click());
  await open(await signedDownload(id));
  expect(listener.heard()).toEqual([]);
  const { url } = await makeLink(owner, id);
  await page.goto(url);
  const heard: string[] = [];
  await expect.poll(() => heard.push(...listener.heard()), { timeout: 10_000 }).toBeGreaterThan(0);
  expect(heard).toEqual(['a dialog: ran']);
  expect([page.url(), await page.title()]).toEqual([url, 'poster.pdf · Quire']);
});
