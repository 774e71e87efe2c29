import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { textFile } from './api/quire';
import { atTheDesktop, downloadedBytes, openBrowser, openWindow, photograph, signUp, tray, upload } from './person';

const browser = openBrowser();
const mebibyte = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'quire-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of four parts, on a disk, since a browser is handed no more than 50 MB from memory. */
function largeFile(name: string) {
  const bytes = randomBytes(60 * mebibyte);
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { name, path, bytes };
}

/** Counts the parts that go out, and holds back those after the first two until it is told. */
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
    page
      .getByLabel('Save a new version')
      .setInputFiles({ name: 'mine.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });

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
  await tray(page).getByRole('link', { name: 'Open mine.txt' }).click();
  await page.getByRole('heading', { name: /letter \(conflict, Vito, .*\)\.docx/ }).waitFor();
  expect(failures).toEqual([]);
});
