import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { CompleteUploadDocument } from '#client/generated';
import { changed, headerRows, requestOf, sent, type Changed } from './api/testing/changedRequest';
import { makeLink } from './api/testing/linking';
import { Random } from './api/testing/model/random';
import { errorOf, type File, type Person } from './api/testing/quire';
import { atTheDesktop, downloadedBytes, openBrowser, openWindow, signUp } from './testing/person';
import { wholeNumber } from './testing/wholeNumber';

const browser = openBrowser();
let owner: Person;
let page: Page;

beforeAll(async () => {
  const opened = await openWindow(browser);
  page = opened.page;
  await signUp(page, 'Hedda');
  owner = await atTheDesktop(opened.context);
});

const seed = wholeNumber('SIGNED_SEED', Date.now() % 1_000_000);

/** A gzip file, which a browser that believed in the encoding would unpack. */
const archive: File = { name: 'my archive.gz', mimeType: 'application/gzip', bytes: gzipSync('Dear reader') };
const letter: File = { name: 'Brief für Zoë.txt', mimeType: 'text/plain', bytes: Buffer.from('Dear reader') };

/** Saves with a request that was changed after it was signed. Null if it was refused and nothing was saved. */
async function saveBy(change: (request: Changed) => Changed, file: File): Promise<string | null> {
  const upload = await owner.upload(file);
  if (!upload.put) throw new Error('The upload has no PUT.');
  const { status } = await sent(change(requestOf(upload.put, file.bytes)));
  const answer = await owner.ask(CompleteUploadDocument, { input: { uploadId: upload.id } });
  if (answer.data?.completeUpload) return answer.data.completeUpload.id;
  expect(status).toBeGreaterThanOrEqual(400);
  expect(errorOf(answer)).toMatchObject({ type: 'Conflict' });
  return null;
}

/** The bytes that a click downloads, and their content type. */
async function fetchedBy(start: () => Promise<void>) {
  const answer = page.waitForResponse((response) => response.url().includes('X-Amz-Signature'));
  const saved = await downloadedBytes(page, start);
  return { ...saved, mimeType: await (await answer).headerValue('content-type') };
}

/** Checks the bytes from the person's own page and from a link's page. */
async function expectWhole(documentId: string, file: File, story: string): Promise<void> {
  const { url } = await makeLink(owner, documentId);
  await page.goto(`/doc/${documentId}`);
  const download = page.getByRole('link', { name: 'Download', exact: true });
  expect(await fetchedBy(() => download.click()), story).toEqual(file);
  await page.goto(url);
  const button = page.getByRole('button', { name: 'Download' });
  expect(await fetchedBy(() => button.click()), story).toEqual(file);
}

test.each(headerRows)(
  'a PUT with the header %s is refused, or comes down in a browser as it went up (E-41)',
  { timeout: 120_000 },
  async (name, values) => {
    for (const value of values) {
      for (const file of [archive, letter]) {
        const add = (request: Changed) => ({ ...request, headers: { ...request.headers, [name]: value } });
        const documentId = await saveBy(add, file);
        if (documentId) await expectWhole(documentId, file, value);
      }
    }
  },
);

test(`PUTs that were changed at random come down in a browser as they went up (seed ${seed}, E-41)`, async () => {
  const random = new Random(seed);
  for (let round = 0; round < 10; round += 1) {
    const file = random.isTrue(0.5) ? archive : letter;
    const documentId = await saveBy((request) => changed(request, random), file);
    if (documentId) await expectWhole(documentId, file, `round ${round}`);
  }
});
