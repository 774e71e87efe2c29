import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Download,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { Person } from '../api/testing/quire';
import { chromiumPath } from './chromium';

/** The vocabulary of the journeys. Everything is found by role and label, as people find it. */
export const origins = inject('origins');
export const password = 'Correct-Horse-9';

const samplesFolder = join(import.meta.dirname, '../samples');
export const samples = readdirSync(samplesFolder);
export const sample = (name: string) => join(samplesFolder, name);

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser for the journeys of one file. */
export function openBrowser(): Pick<Browser, 'newContext'> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath(), args: flags });
  });
  afterAll(() => browser?.close());
  return {
    newContext(options) {
      if (!browser) throw new Error('The browser is not open yet.');
      return browser.newContext(options);
    },
  };
}

/** Opens a new window and records what goes wrong in it. */
export async function openWindow(browser: Pick<Browser, 'newContext'>, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ baseURL: origins.web, ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    // A refused form is answered with 400, which browsers log as an error.
    if (message.type() === 'error' && !message.text().includes('status of 400')) failures.push(message.text());
  });
  return { page, failures, context };
}

export async function signUp(page: Page, name: string, auth = origins.auth): Promise<string> {
  const email = `${name.toLowerCase()}-${Date.now()}@example.com`;
  await page.goto('/');
  await page.getByRole('link', { name: 'Create account' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('heading', { name: 'Confirm your email' }).waitFor();
  await page.getByLabel('Code').fill(await codeFor(email, auth));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Documents', exact: true }).waitFor();
  return email;
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Documents', exact: true }).waitFor();
}

export async function upload(page: Page, ...names: string[]): Promise<void> {
  await page.getByLabel('Upload', { exact: true }).setInputFiles(names.map(sample));
}

export const tray = (page: Page) => page.getByRole('region', { name: 'Uploads' });

/** The names in the list; each row also has an icon that downloads. */
export async function listedNames(page: Page): Promise<string[]> {
  const links = page.getByRole('list', { name: 'Documents' }).getByRole('listitem').getByRole('link');
  return (await links.allInnerTexts()).filter(Boolean);
}

export async function downloadedBytes(
  page: Page,
  start: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), start()]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

/** The same person in another program, which saves behind the web page's back. */
export async function atTheDesktop(context: BrowserContext): Promise<Person> {
  const answer = await context.request.post('/auth/token', { headers: { origin: origins.web } });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  return new Person(origins.graphql, '', accessToken);
}

/** Photographs the page on narrow and wide screens, in light and dark, if a folder for it is configured. */
export async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.PHOTOGRAPHS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1440]) {
      // Otherwise colours would be photographed in transition.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: width === 360 ? 740 : 860 });
      const path = join(folder, `${name.replaceAll(' ', '-')}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
}

const bytesOf = async (download: Download) => readFileSync(await download.path());

export type Mail = { subject: string; text: string };

/** The mails to an address, newest first. */
export async function mailsTo(email: string, auth = origins.auth): Promise<Mail[]> {
  const headers = { accept: 'application/json' };
  const response = await fetch(`${auth}/mailbox?to=${encodeURIComponent(email)}`, { headers });
  return (await response.json()) as Mail[];
}

export async function codeFor(email: string, auth = origins.auth): Promise<string> {
  const [mail] = await mailsTo(email, auth);
  const code = /\d{6}/.exec(mail?.text ?? '')?.[0];
  if (!code) throw new Error(`There is no code in the mailbox of ${email}.`);
  return code;
}
