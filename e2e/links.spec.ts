import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { linksOf, makeLink, revokeLink, type NewLink, type Terms } from './api/testing/linking';
import { textFile, type File, type Person } from './api/testing/quire';
import {
  atTheDesktop,
  downloadedBytes,
  openBrowser,
  openWindow,
  origins,
  photograph,
  sample,
  signUp,
} from './testing/person';

const browser = openBrowser();
let owner: Person;

beforeAll(async () => {
  const { page, context } = await openWindow(browser);
  await signUp(page, 'Lena');
  owner = await atTheDesktop(context);
});

const photo: File = { name: 'photo.png', mimeType: 'image/png', bytes: readFileSync(sample('photo.png')) };
const voice: File = { name: 'voice.mp3', mimeType: 'audio/mpeg', bytes: readFileSync(sample('voice-note.mp3')) };
const report: File = {
  name: 'report.odt',
  mimeType: 'application/vnd.oasis.opendocument.text',
  bytes: readFileSync(sample('report.odt')),
};

const linkTo = async (file: File, terms: Terms = {}): Promise<NewLink> =>
  makeLink(owner, (await owner.save(file)).id, terms);

async function enter(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Open' }).click();
}

const download = (page: Page) => downloadedBytes(page, () => page.getByRole('button', { name: 'Download' }).click());

test('somebody without an account sees a picture by its link, and fetches it', async () => {
  const link = await linkTo(photo);
  const { page, failures } = await openWindow(browser);
  const response = await page.goto(link.url);
  expect(response?.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  });
  await page.getByRole('heading', { name: 'photo.png' }).waitFor();
  await page.getByText('Shared by Lena').waitFor();
  const picture = page.getByRole('img', { name: 'photo.png' });
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  await photograph(page, 'link');
  expect(await download(page)).toEqual({ name: 'photo.png', bytes: photo.bytes });
  expect(failures).toEqual([]);
  await expect.poll(() => linksOf(owner, link.documentId)).toMatchObject([{ downloadCount: 1 }]);
});

test('a password is asked for once, without JavaScript too, and a wrong one is told', async () => {
  const link = await linkTo(textFile('for your eyes', 'letter.txt'), { password: 'open sesame' });
  const { page } = await openWindow(browser, { javaScriptEnabled: false });
  await page.goto(link.url);
  await page.getByRole('heading', { name: 'This document is protected' }).waitFor();
  expect(await page.content()).not.toContain('letter.txt');
  await photograph(page, 'link-password');
  await enter(page, 'close sesame');
  await page.getByRole('alert').getByText('This is not the password.').waitFor();
  await photograph(page, 'link-password-wrong');
  await enter(page, 'open sesame');
  await page.getByRole('heading', { name: 'letter.txt' }).waitFor();
  await page.frameLocator('iframe[title="letter.txt"]').getByText('for your eyes').waitFor();
  await photograph(page, 'link-text');
  expect(page.url()).toBe(link.url);
  await page.reload();
  await page.getByRole('heading', { name: 'letter.txt' }).waitFor();
  expect((await download(page)).bytes.toString()).toBe('for your eyes');
  await expect.poll(() => linksOf(owner, link.documentId)).toMatchObject([{ downloadCount: 1, wrongPasswords: 1 }]);
});

test('who guesses has to wait, and is told how long', async () => {
  const link = await linkTo(textFile('x'), { password: 'open sesame' });
  const { page } = await openWindow(browser);
  await page.goto(link.url);
  const refusal = page.getByRole('alert').getByText(/Try again in/);
  // On a slow machine the first pauses may be over before the next guess.
  for (let guess = 1; guess <= 12 && !(await refusal.isVisible()); guess += 1) {
    await enter(page, `guess number ${guess}`);
    // The field is emptied when the answer has come.
    await expect.poll(() => page.getByLabel('Password').inputValue(), { timeout: 8000 }).toBe('');
  }
  await refusal.waitFor();
  await photograph(page, 'link-slower');
  const [seen] = await linksOf(owner, link.documentId);
  expect(seen?.wrongPasswords).toBeGreaterThanOrEqual(5);
});

test('a forged X-Forwarded-For buys no fresh tries (E-23)', async () => {
  const link = await linkTo(textFile('x'), { password: 'open sesame' });
  const { context } = await openWindow(browser);
  const statuses: number[] = [];
  while (statuses.length < 12 && !statuses.includes(429)) {
    const headers = { origin: origins.web, 'x-forwarded-for': `198.51.100.${statuses.length}` };
    const form = { intent: 'unlock', password: `guess number ${statuses.length}` };
    statuses.push((await context.request.post(link.url, { form, headers })).status());
  }
  expect(statuses.slice(0, 5)).toEqual(Array(5).fill(403));
  expect(statuses.at(-1)).toBe(429);
});

test('a link with a limit shows the document only when asked to, and is used up then', async () => {
  const link = await linkTo(textFile('shown once', 'once.txt'), { downloadLimit: 1 });
  const { page, failures } = await openWindow(browser);
  for (const _time of ['first', 'second']) {
    await page.goto(link.url);
    await page.getByText('Showing it here uses up the link.').waitFor();
  }
  await photograph(page, 'link-limited');
  await page.getByRole('button', { name: 'Show it' }).click();
  await page.frameLocator('iframe[title="once.txt"]').getByText('shown once').waitFor();
  expect(failures).toEqual([]);
  const response = await page.goto(link.url);
  expect(response?.status()).toBe(410);
  await page.getByRole('heading', { name: 'This link is used up' }).waitFor();
  await photograph(page, 'link-used-up');
});

test('a link for preview only shows and plays, and offers no download', async () => {
  const { page, failures } = await openWindow(browser);
  await page.goto((await linkTo(voice, { isPreviewOnly: true })).url);
  await page.getByText('For preview only: there is no download.').waitFor();
  const player = page.getByLabel('voice.mp3');
  await expect.poll(() => player.evaluate((audio) => (audio as HTMLAudioElement).readyState)).toBeGreaterThan(0);
  expect(await page.getByRole('button', { name: 'Download' }).count()).toBe(0);
  await photograph(page, 'link-preview-only');
  await page.goto((await linkTo(report, { isPreviewOnly: true })).url);
  await page.getByText('A browser cannot show this kind of file.').waitFor();
  expect(failures).toEqual([]);
});

/** A player in a page, and a way to let its address expire. */
function playerOn(page: Page) {
  const player = page.getByLabel('voice.mp3');
  const source = () => player.evaluate((audio) => (audio as HTMLAudioElement).src);
  const readiness = () => player.evaluate((audio) => (audio as HTMLAudioElement).readyState);
  const plays = () => expect.poll(readiness, { timeout: 10_000 }).toBeGreaterThan(0);
  /** Resolves with the expired address. */
  async function expire(): Promise<string> {
    const expired = await source();
    await page.route(expired, (route) =>
      route.fulfill({ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }),
    );
    // Within one second the same address would be signed again.
    const second = () => Math.floor(Date.now() / 1000);
    const signedAt = second();
    await expect.poll(second, { timeout: 3000 }).toBeGreaterThan(signedAt);
    await page.clock.setFixedTime(Date.now() + 61_000);
    await player.evaluate((audio) => (audio as HTMLAudioElement).load());
    return expired;
  }
  return { source, plays, expire };
}

test('sound whose address has expired since the page came is signed anew, and plays', async () => {
  const { page } = await openWindow(browser);
  await page.goto((await linkTo(voice)).url);
  const { source, plays, expire } = playerOn(page);
  await plays();
  const expired = await expire();
  await expect.poll(source, { timeout: 10_000 }).not.toBe(expired);
  await plays();
});

test('sound of a link that counts goes on when the visitor says so, until it is used up', async () => {
  const { page } = await openWindow(browser);
  await page.goto((await linkTo(voice, { downloadLimit: 2 })).url);
  await page.getByRole('button', { name: 'Show it' }).click();
  const { source, plays, expire } = playerOn(page);
  await plays();
  const expired = await expire();
  await page.getByText('Its minute is over. Going on uses up the link.').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(source, { timeout: 10_000 }).not.toBe(expired);
  await plays();
  expect(await page.getByText('Its minute is over.').count()).toBe(0);
  await expire();
  await page.getByText('Its minute is over, and this link is used up.').waitFor();
});

test('a document that no browser shows is described, and can be fetched', async () => {
  const { page, failures } = await openWindow(browser);
  await page.goto((await linkTo(report, { expiresAt: '2099-01-01T00:00:00.000Z', downloadLimit: 3 })).url);
  await page.getByRole('heading', { name: 'report.odt' }).waitFor();
  await page.getByText('Downloads left').waitFor();
  await photograph(page, 'link-facts');
  expect(await download(page)).toEqual({ name: 'report.odt', bytes: report.bytes });
  expect(failures).toEqual([]);
});

test('a link that was taken back, and one that never was, lead to the same calm page', async () => {
  const link = await linkTo(photo);
  await revokeLink(owner, link);
  const { page } = await openWindow(browser);
  for (const url of [link.url, link.url.slice(0, -1), `${link.url}A`]) {
    const response = await page.goto(url);
    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { name: 'This link leads nowhere' }).waitFor();
  }
  await photograph(page, 'link-nowhere');
});

test('no other page learns the address of a link (E-32)', async () => {
  const link = await linkTo(photo);
  const { page } = await openWindow(browser);
  const told: string[] = [];
  page.on('request', (request) => told.push(request.headers().referer ?? ''));
  await page.goto(link.url);
  await page.getByRole('img', { name: 'photo.png' }).waitFor();
  await page.getByRole('link', { name: 'Quire, home' }).click();
  await page.getByRole('heading', { name: 'Save to the cloud. Lose nothing.' }).waitFor();
  expect(told.length).toBeGreaterThan(3);
  expect(told.filter((referer) => referer.includes('/l/'))).toEqual([]);
});
