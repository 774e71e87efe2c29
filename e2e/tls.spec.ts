import { readFileSync } from 'node:fs';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { startCloud } from './testing/journeyCloud';
import { downloadedBytes, openBrowser, openWindow, sample, signUp, tray, upload } from './testing/person';

const browser = openBrowser();
let cloud: Awaited<ReturnType<typeof startCloud>>;

beforeAll(async () => {
  cloud = await startCloud({ QUIRE_TLS: '1' });
});
afterAll(() => cloud.stop());

test('over TLS a document is saved, fetched whole, and shows in another window as it comes', async () => {
  expect(new URL(cloud.origins.graphql).protocol).toBe('https:');
  // The options of a browser that trusts this cloud's authority.
  const trusting = { baseURL: cloud.origins.web, ignoreHTTPSErrors: true };
  const { page, failures, context } = await openWindow(browser, trusting);
  await signUp(page, 'Tilda', cloud.origins.auth);
  const storageState = await context.storageState();
  const { page: other, failures: otherFailures } = await openWindow(browser, { ...trusting, storageState });
  const sockets: string[] = [];
  other.on('websocket', (socket) => sockets.push(new URL(socket.url()).protocol));
  await other.goto('/dashboard');

  await upload(page, 'letter.docx');
  await tray(page).getByText('1 of 1 saved').waitFor();
  await other.getByRole('link', { name: 'letter.docx', exact: true }).waitFor();
  expect(sockets).toContain('wss:');

  const { bytes } = await downloadedBytes(other, () =>
    other.getByRole('link', { name: 'Download letter.docx' }).click(),
  );
  expect(bytes.equals(readFileSync(sample('letter.docx')))).toBe(true);
  expect([failures, otherFailures]).toEqual([[], []]);
});
