import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import {
  downloadedBytes,
  listedNames,
  openBrowser,
  openWindow,
  photograph,
  sample,
  samples,
  signUp,
  tray,
  upload,
} from './testing/person';
import { wholeNumber } from './testing/wholeNumber';

const browser = openBrowser();

test('files of every kind, an empty one and the largest that goes in one piece come down as they went up', async () => {
  const { page } = await openWindow(browser);
  await signUp(page, 'Bea');
  const files = new Map(samples.map((name) => [name, readFileSync(sample(name))]));
  files.set('empty.txt', Buffer.alloc(0)).set('largest.bin', randomBytes(16 * 1024 * 1024));
  const given = [...files].map(([name, buffer]) => ({ name, buffer, mimeType: '' }));
  await page.getByLabel('Upload', { exact: true }).setInputFiles(given);
  await tray(page).getByText(`${files.size} of ${files.size} saved`).waitFor({ timeout: 30_000 });
  await page.reload();
  for (const [name, bytes] of files) {
    const link = page.getByRole('link', { name: `Download ${name}` });
    const download = await downloadedBytes(page, () => link.click());
    expect([name, download.name, download.bytes.equals(bytes)]).toEqual([name, name, true]);
  }
});

test('an upload that fails says so and succeeds at the next try', async () => {
  const { page } = await openWindow(browser);
  await signUp(page, 'Carol');
  await page.route('**/users/**', (route) => route.fulfill({ status: 400 }), { times: 1 });
  await page
    .getByLabel('Upload', { exact: true })
    .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await tray(page).getByText('has changed while it was being sent').waitFor();
  await photograph(page, 'failed');

  const full = refusal('QuotaExceeded', 'There is not enough room left.');
  await page.route('**/graphql', (route) => route.fulfill({ status: 200, body: full }), { times: 1 });
  await page.getByLabel('Upload', { exact: true }).setInputFiles(sample('letter.docx'));
  await tray(page).getByText('There is not enough room left.').waitFor();
  await tray(page).getByRole('button', { name: 'Retry letter.docx' }).click();
  await tray(page).getByRole('link', { name: 'Open letter.docx' }).click();
  await page.getByRole('heading', { name: 'letter.docx' }).waitFor();
});

const refusal = (errorType: string, message: string) =>
  JSON.stringify({ data: null, errors: [{ message, errorType }] });

test('a file chosen before the page has come alive is saved, whatever else happens in that moment', async () => {
  const { page, failures } = await openWindow(browser);
  await page.addInitScript(fireEventsWithoutPause);
  await signUp(page, 'Eve');
  await page.route('**/assets/*.js', async (route) => {
    // A page that is navigating away paints nothing more.
    await page.evaluate(() => new Promise(requestAnimationFrame)).catch(() => undefined);
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await page.getByLabel('Upload', { exact: true }).setInputFiles(sample('minutes.odt'));
  await tray(page).getByText('1 of 1 saved').waitFor();
  expect(failures).toEqual([]);
});

/** Fires events all the time, like a person who clicks while the page is hydrating. */
function fireEventsWithoutPause(): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    document.querySelector('input[type=file]')?.dispatchEvent(new Event('change', { bubbles: true }));
    if (!document.querySelector('[aria-label=Uploads]')) port2.postMessage(null);
  };
  port2.postMessage(null);
}

/** Files that are dragged over a page or dropped on it. */
const dragged = (page: Page, ...names: string[]) =>
  page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const name of given) transfer.items.add(new File([`dropped ${name}`], name));
    return transfer;
  }, names);

/** What the page says while files are dragged over it. */
async function hover(page: Page, files: Awaited<ReturnType<typeof dragged>>, words: string) {
  // Repeated, since the page listens only after its script has run.
  await vi.waitFor(async () => {
    await page.getByRole('main').dispatchEvent('dragenter', { dataTransfer: files });
    await page.getByText(words, { exact: true }).waitFor({ timeout: 500 });
  }, 10_000);
}

const drop = (page: Page, files: Awaited<ReturnType<typeof dragged>>) =>
  page.getByRole('main').dispatchEvent('drop', { dataTransfer: files });

test('files can be dropped on a list, one on a document, and elsewhere they do no harm', async () => {
  const { page, failures } = await openWindow(browser);
  await signUp(page, 'Dora');
  const text = await dragged(page, 'dropped.txt');
  await hover(page, text, 'Drop to upload');
  await photograph(page, 'drop');
  const space = await spaceOf(page);
  await drop(page, text);
  await tray(page).getByText('1 of 1 saved').waitFor();
  expect(await listedNames(page)).toContain('dropped.txt');
  await page.getByText('19 bytes of 10 GB used', { exact: true }).waitFor();
  // Saved bytes count as used at once, not as uploading for some seconds more.
  expect((await space()).filter((words) => words.includes('uploading'))).toEqual([]);

  await page.goto('/trash');
  const more = await dragged(page, 'dropped.txt');
  await hover(page, more, 'Files can be dropped on Documents, or on a document’s page.');
  await photograph(page, 'dropHint');
  await drop(page, more);
  await page.getByText('Files can be dropped').waitFor({ state: 'detached' });
  expect(await tray(page).count()).toBe(0);
  expect(await isLeftToTheBrowser()).toBe(false);

  await page.goto('/dashboard');
  await page.getByRole('link', { name: 'dropped.txt', exact: true }).click();
  await page.getByText('Version 1').waitFor();
  await drop(page, await dragged(page, 'one.txt', 'two.txt'));
  expect(await tray(page).count()).toBe(0);
  const picture = await dragged(page, 'photo.png');
  await hover(page, picture, 'Drop to save a new version');
  await drop(page, picture);
  await tray(page)
    .getByText('dropped.txt is a TXT file; photo.png is a PNG picture. Save it as a new version all the same?')
    .waitFor();
  await photograph(page, 'otherKind');
  await tray(page).getByRole('button', { name: 'New version: photo.png' }).click();
  await page.getByText('Version 2newest').waitFor();
  expect(failures).toEqual([]);
});

/** Records everything that the page says about used space from now on. */
async function spaceOf(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const words: string[] = [];
    const note = () => words.push(document.querySelector('[aria-label="Your space"]')?.textContent ?? '');
    new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
    Object.assign(window, { words });
  });
  return () => page.evaluate(() => (window as unknown as { words: string[] }).words);
}

/** Whether a dropped file is left to the browser, as on a visitor's page. */
async function isLeftToTheBrowser(): Promise<boolean> {
  const { page } = await openWindow(browser);
  await page.goto('/');
  await page.waitForFunction(() => Object.hasOwn(window, '__remixContext'));
  return vi.waitFor(async () => {
    const isLeft = await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([''], 'file.txt'));
      const given = { bubbles: true, cancelable: true, dataTransfer: transfer };
      return ['dragover', 'drop'].some((type) => document.body.dispatchEvent(new DragEvent(type, given)));
    });
    expect(isLeft).toBe(false);
    return isLeft;
  }, 10_000);
}

test('a name that is there already is asked about, for one file or for all, while others are saved', async () => {
  const { page, failures } = await openWindow(browser);
  await signUp(page, 'Tilda');
  await upload(page, 'letter.docx', 'minutes.odt', 'report.odt');
  await tray(page).getByText('3 of 3 saved').waitFor();
  await page.reload();

  const names = ['letter.docx', 'minutes.odt', 'report.odt', 'budget.ods'];
  const changed = names.map((name) => ({ name, mimeType: '', buffer: Buffer.from(`changed ${name}`) }));
  await page.getByLabel('Upload', { exact: true }).setInputFiles(changed);
  await tray(page).getByText('1 of 4 saved, 3 questions').waitFor();
  await photograph(page, 'twins');
  await tray(page).getByRole('button', { name: 'New version: letter.docx' }).press('Enter');
  await tray(page).getByText('2 of 4 saved, 2 questions').waitFor();
  await tray(page).getByRole('button', { name: 'Keep both for all 2' }).press('Enter');
  await tray(page).getByText('4 of 4 saved').waitFor();
  await page.reload();
  expect((await listedNames(page)).sort()).toEqual([
    'budget.ods',
    'letter.docx',
    'minutes (2).odt',
    'minutes.odt',
    'report (2).odt',
    'report.odt',
  ]);
  await page.getByRole('link', { name: 'letter.docx', exact: true }).click();
  await page.getByText('Version 2newest').waitFor();
  expect(failures).toEqual([]);
});

test('the tray leaves half of a phone free, folds to a line, and goes when all is saved', async () => {
  const { page } = await openWindow(browser, { viewport: { width: 360, height: 740 } });
  await signUp(page, 'Una');
  await page.route('**/users/**', (route) => route.fulfill({ status: 400 }), { times: 1 });
  const files = Array.from({ length: 9 }, (_each, at) => `note ${at}.txt`);
  const given = files.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) }));
  await page.getByLabel('Upload', { exact: true }).setInputFiles(given);
  await tray(page).getByText('8 of 9 saved, 1 failed').waitFor({ timeout: 30_000 });
  const height = async () => (await tray(page).boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThan(740 / 2);
  await photograph(page, 'tray');
  await tray(page).getByRole('button', { name: 'Hide uploads' }).click();
  expect(await tray(page).getByRole('listitem').count()).toBe(0);
  expect(await height()).toBeLessThan(64);
  await photograph(page, 'trayFolded');
  await tray(page).getByRole('button', { name: 'Show uploads' }).click();
  // The pointer leaves the tray.
  await page.getByRole('link', { name: 'Quire' }).hover();
  await page.getByRole('heading', { name: 'Documents', exact: true }).click();
  await vi.waitFor(async () => expect(await tray(page).getByRole('listitem').count()).toBe(1), 40_000);
  await tray(page).getByText('8 of 9 saved, 1 failed').waitFor();
  await tray(page).getByRole('button', { name: 'Clear' }).press('Enter');
  await tray(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
}, 120_000);

const megabytes = wholeNumber('LARGE_UPLOAD_MB', 60);

test(
  'a page is not held up by a large upload: no task of it takes over 100 ms',
  async () => {
    const { page, failures } = await openWindow(browser);
    await signUp(page, 'Lars');
    const folder = mkdtempSync(join(tmpdir(), 'quire-large-'));
    const path = join(folder, 'film.bin');
    const bytes = randomBytes(megabytes * 1024 * 1024);
    writeFileSync(path, bytes);
    const tasks = await tasksOf(page);
    await page.getByLabel('Upload', { exact: true }).setInputFiles(path);
    await tray(page)
      .getByText('1 of 1 saved')
      .waitFor({ timeout: megabytes * 1000 });
    expect((await tasks()).filter((milliseconds) => milliseconds > 100)).toEqual([]);
    rmSync(folder, { recursive: true });

    await tray(page).getByRole('link', { name: 'Open film.bin' }).click();
    await page.getByText(createHash('sha256').update(bytes).digest('hex')).waitFor();
    expect(failures).toEqual([]);
  },
  60_000 + megabytes * 1000,
);

type Traced = { name: string; pid: number; tid: number; tdur?: number; args?: { name?: string } };

/** Records each task of the page's main thread that used more than 50 ms of processor time, in milliseconds. */
async function tasksOf(page: Page): Promise<() => Promise<number[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  // Browsers measure a long task by wall time, which on a busy machine includes waiting for the processor.
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  return async () => {
    const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: Traced[] };
    const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
    const isOfPage = ({ pid, tid }: Traced) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
    const tasks = traceEvents.filter((event) => event.name === 'RunTask' && isOfPage(event));
    return tasks.map(({ tdur = 0 }) => tdur / 1000).filter((milliseconds) => milliseconds > 50);
  };
}
