import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { textFile } from './api/testing/quire';
import {
  atTheDesktop,
  downloadedBytes,
  openBrowser,
  openWindow,
  photograph,
  signUp,
  tray,
  upload,
} from './testing/person';

const browser = openBrowser();
const mebibyte = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'quire-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of four parts, on disk, since Playwright passes at most 50 MB from memory to a browser. */
function largeFile(name: string) {
  const bytes = randomBytes(60 * mebibyte);
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { name, path, bytes };
}

/** Counts the parts that are sent, and holds back those after the first two until it is told. */
async function holdAfterTwo(page: Page) {
  const parts: string[] = [];
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route(/partNumber=/, async (route) => {
    const number = new URL(route.request().url()).searchParams.get('partNumber') ?? '';
    if (route.request().method() === 'PUT' && parts.push(number) > 2) await gate;
    await route.continue().catch(() => undefined);
  });
  return { parts, open };
}

test('a large upload is paused, left, and goes on after a reload with what is missing', async () => {
  const film = largeFile('film.bin');
  const { page } = await openWindow(browser);
  await signUp(page, 'Rita');
  const { parts, open } = await holdAfterTwo(page);
  await page.getByLabel('Upload', { exact: true }).setInputFiles(film.path);
  await tray(page)
    .getByText(/^3[2-9].* of 60 MB$/)
    .waitFor({ timeout: 30_000 });
  await photograph(page, 'sending');
  await tray(page)
    .getByRole('button', { name: `Pause ${film.name}` })
    .click();
  await tray(page).getByText('Paused at').waitFor();
  await photograph(page, 'paused');
  open();

  await page.reload();
  await tray(page).getByText('Choose the file again to go on.').waitFor();
  await photograph(page, 'unfinished');
  await page.unroute(/partNumber=/);
  const again: string[] = [];
  page.on('request', (request) => {
    const number = new URL(request.url()).searchParams.get('partNumber');
    if (number && request.method() === 'PUT') again.push(number);
  });
  await tray(page).getByLabel(`Choose ${film.name} again`).setInputFiles(film.path);
  await tray(page).getByText('1 of 1 saved').waitFor({ timeout: 30_000 });
  expect(again.sort()).toEqual(['1', '2', '3', '4'].filter((part) => !parts.slice(0, 2).includes(part)));
  await page.goto('/dashboard');
  const { bytes } = await downloadedBytes(page, () =>
    page.getByRole('link', { name: `Download ${film.name}` }).click(),
  );
  expect(bytes.equals(film.bytes)).toBe(true);
});

test('an upload that loses its network in the middle of a part waits, goes on by itself, and shows no step back', async () => {
  const film = largeFile('journey.bin');
  const { page } = await openWindow(browser);
  await signUp(page, 'Nora');
  const network = await networkOf(page);
  const shown = await progressOf(page);
  await network({ uploadThroughput: 3 * mebibyte });
  await page.getByLabel('Upload', { exact: true }).setInputFiles(film.path);
  const sending = tray(page).getByText(/^[1-9][0-9.]* MB of 6\d/);
  await sending.waitFor({ timeout: 30_000 });
  await network({ offline: true });
  await tray(page).getByText('Waiting for the network').waitFor();
  await photograph(page, 'offline');
  await network({ uploadThroughput: 3 * mebibyte });
  await sending.waitFor({ timeout: 30_000 });
  await tray(page)
    .getByRole('button', { name: `Pause ${film.name}` })
    .click();
  await tray(page)
    .getByRole('button', { name: `Resume ${film.name}` })
    .click();
  await network({});
  await tray(page).getByText('1 of 1 saved').waitFor({ timeout: 30_000 });
  const values = await shown();
  expect(new Set(values).size).toBeGreaterThan(2);
  expect(values).toEqual([...values].sort((one, other) => one - other));
  await page.goto('/dashboard');
  const { bytes } = await downloadedBytes(page, () =>
    page.getByRole('link', { name: `Download ${film.name}` }).click(),
  );
  expect(bytes.equals(film.bytes)).toBe(true);
});

test('a file chosen without a network, the first of its page, is saved when there is one', async () => {
  const { page, context } = await openWindow(browser);
  await signUp(page, 'Olga');
  await context.setOffline(true);
  await upload(page, 'letter.docx');
  await tray(page).getByText('Waiting for the network').waitFor();
  await context.setOffline(false);
  await tray(page).getByText('1 of 1 saved').waitFor();
});

/** Makes the page's network slow, or cuts it. */
async function networkOf(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const quick = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  return (conditions: Partial<typeof quick>) =>
    devtools.send('Network.emulateNetworkConditions', { ...quick, ...conditions });
}

/** Records every value that the tray's progress bar shows from now on. */
async function progressOf(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const values: number[] = [];
    const note = () => {
      const bar = document.querySelector('[aria-label=Uploads] progress');
      if (bar instanceof HTMLProgressElement) values.push(bar.value);
    };
    new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true });
    Object.assign(window, { values });
  });
  return () => page.evaluate(() => (window as unknown as { values: number[] }).values);
}

test('a cancelled upload leaves nothing behind, after a reload either', async () => {
  const film = largeFile('unwanted.bin');
  const { page } = await openWindow(browser);
  await signUp(page, 'Sven');
  await holdAfterTwo(page);
  await page.getByLabel('Upload', { exact: true }).setInputFiles(film.path);
  await tray(page)
    .getByText(/ of 60 MB$/)
    .waitFor({ timeout: 30_000 });
  await tray(page)
    .getByRole('button', { name: `Cancel ${film.name}` })
    .click();
  await tray(page).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('0 bytes of').waitFor();
  expect(await tray(page).count()).toBe(0);
});

test('a new version that met another one is decided later, with nothing lost: on top, or both', async () => {
  const { page, context, failures } = await openWindow(browser);
  await signUp(page, 'Vito');
  await upload(page, 'letter.docx');
  await tray(page).getByRole('link', { name: 'Open' }).click();
  await page.getByRole('heading', { name: 'letter.docx' }).waitFor();
  const documentId = new URL(page.url()).pathname.split('/')[2] ?? '';
  const desktop = await atTheDesktop(context);
  const saveMine = (text: string) =>
    page.getByLabel('Save a new version').setInputFiles({ name: 'mine.docx', mimeType: '', buffer: Buffer.from(text) });

  await desktop.save(textFile('theirs'), { documentId, baseVersion: 1 });
  await saveMine('mine, on top');
  await tray(page).getByText('Vito saved version 2 in between').waitFor();
  await photograph(page, 'conflict');
  await page.reload();
  await tray(page).getByText('Vito saved version 2 in between').waitFor();
  await tray(page).getByRole('button', { name: 'Save mine on top' }).click();
  await page.getByText('Version 3newest').waitFor();

  await desktop.save(textFile('theirs again'), { documentId, baseVersion: 3 });
  await saveMine('mine, beside');
  await tray(page).getByText('Vito saved version 4 in between').waitFor();
  await tray(page).getByRole('button', { name: 'Keep both' }).click();
  await tray(page).getByRole('link', { name: 'Open mine.docx' }).click();
  await page.getByRole('heading', { name: /letter \(conflict, Vito, .*\)\.docx/ }).waitFor();
  expect(failures).toEqual([]);
});
