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
} from './person';

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
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await page.getByLabel('Upload', { exact: true }).setInputFiles(sample('minutes.odt'));
  await tray(page).getByText('1 of 1 saved').waitFor();
  expect(failures).toEqual([]);
});

/** As somebody would who clicks while the page comes alive, but in every moment of it. */
function fireEventsWithoutPause(): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    document.querySelector('input[type=file]')?.dispatchEvent(new Event('change', { bubbles: true }));
    if (!document.querySelector('[aria-label=Uploads]')) port2.postMessage(null);
  };
  port2.postMessage(null);
}

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

const megabytes = Number(process.env.LARGE_UPLOAD_MB ?? 60);

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

/** From now on: what each task of the page's own thread took of the processor, in milliseconds, where that was over 50. */
async function tasksOf(page: Page): Promise<() => Promise<number[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  // On a busy machine a task waits for its turn, and browsers count that as its length when they call a task long.
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline'] });
  return async () => {
    const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: Traced[] };
    const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
    const isOfPage = ({ pid, tid }: Traced) => threads.some((thread) => thread.pid === pid && thread.tid === tid);
    const tasks = traceEvents.filter((event) => event.name === 'RunTask' && isOfPage(event));
    return tasks.map(({ tdur = 0 }) => tdur / 1000).filter((milliseconds) => milliseconds > 50);
  };
}
