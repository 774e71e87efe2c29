import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { textFile, type Person } from './api/testing/quire';
import { atTheDesktop, listedNames, openBrowser, openWindow, photograph, signUp } from './testing/person';

const browser = openBrowser();

const named = (number: number) => `document ${String(number).padStart(3, '0')}.txt`;

async function saveMany(desktop: Person, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await desktop.save(textFile('x', named(number)));
}

/** A person with this many documents, at the first page of their list. */
async function withDocuments(name: string, count: number) {
  const opened = await openWindow(browser);
  await signUp(opened.page, name);
  await saveMany(await atTheDesktop(opened.context), count);
  await vi.waitFor(async () => {
    await opened.page.goto('/dashboard');
    expect((await listedNames(opened.page))[0]).toBe(named(count));
  }, 10_000);
  return opened;
}

const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages' });
const go = (page: Page, name: string) => pages(page).getByRole('link', { name }).click();
const shows = (page: Page, first: number) => page.getByRole('link', { name: named(first), exact: true }).waitFor();

test('whoever turns the pages of a list goes forth and back, and finds the place again', async () => {
  const { page, failures } = await withDocuments('Paula', 120);
  await go(page, 'Older');
  await shows(page, 70);
  await go(page, 'Older');
  await shows(page, 20);
  expect(await pages(page).getByRole('link').allInnerTexts()).toEqual([expect.stringContaining('Newest'), 'Newer']);
  await go(page, 'Newer');
  await shows(page, 70);
  const place = new URL(page.url()).search;

  await page.getByRole('link', { name: named(60), exact: true }).click();
  await page.getByRole('heading', { name: named(60) }).waitFor();
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  await shows(page, 70);
  expect(new URL(page.url()).search).toBe(place);

  const row = page.getByRole('button', { name: `Put ${named(40)} in the trash` });
  await row.scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => scrollY);
  await row.click();
  await page
    .getByRole('status')
    .getByText(`${named(40)} is in the trash.`)
    .waitFor();
  await shows(page, 70);
  expect(new URL(page.url()).searchParams.get('after')).toBe(new URLSearchParams(place).get('after'));
  expect(scrolled).toBeGreaterThan(500);
  expect(Math.abs((await page.evaluate(() => scrollY)) - scrolled)).toBeLessThan(200);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
  await photograph(page, 'page-two');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page
    .getByRole('status')
    .getByText(`${named(40)} is back in your documents.`)
    .waitFor();

  await page.goto('/dashboard?after=junk');
  await shows(page, 120);
  expect(new URL(page.url()).search).toBe('');
  expect(failures).toEqual([]);
});

test('a name keeps its ending unless somebody says otherwise, with and without JavaScript', async () => {
  const { page, context, failures } = await withDocuments('Nora', 1);
  const renamed = async (window: Page, name: string) => {
    await window.getByRole('link', { name: 'Rename' }).click();
    await window.getByLabel('Name').fill(name);
    await window.getByRole('button', { name: 'Save name' }).click();
  };
  await page.getByRole('link', { name: named(1), exact: true }).click();
  await renamed(page, 'minutes');
  await page.getByRole('alert').getByText('This name does not end in .txt').waitFor();
  await photograph(page, 'rename-ending');
  await page.getByRole('button', { name: 'Keep .txt' }).click();
  await page.getByRole('heading', { name: 'minutes.txt' }).waitFor();

  const { page: plain } = await openWindow(browser, {
    javaScriptEnabled: false,
    storageState: await context.storageState(),
  });
  await plain.goto(new URL(page.url()).pathname);
  await renamed(plain, 'CON');
  await plain.getByRole('button', { name: 'Rename without it' }).click();
  await plain.getByRole('heading', { name: 'CON', exact: true }).waitFor();
  expect(failures).toEqual([]);
});
