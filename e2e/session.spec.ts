import { expect, test } from 'vitest';
import { openBrowser, openWindow, origins, photograph, signUp, tray, upload } from './testing/person';

const browser = openBrowser();

test('a session that has ended is taken up again on the same page', async () => {
  const { page, context } = await openWindow(browser);
  await signUp(page, 'Erik');
  await upload(page, 'minutes.odt');
  await tray(page).getByRole('link', { name: 'Open minutes.odt' }).click();
  await page.getByRole('heading', { name: 'minutes.odt' }).waitFor();
  const address = page.url();

  await context.clearCookies({ name: /access/ });
  await page.reload();
  await page.getByRole('heading', { name: 'minutes.odt' }).waitFor();
  expect((await context.cookies(origins.web)).some(({ name }) => name.includes('access'))).toBe(true);

  await context.clearCookies({ name: /access|refresh/ });
  await page.reload();
  await page.getByRole('heading', { name: 'minutes.odt' }).waitFor();
  expect(page.url()).toBe(address);
});

test('scripts of the page can reach no token, wherever browsers keep something (E-09, E-14)', async () => {
  const { page, context } = await openWindow(browser);
  await signUp(page, 'Frida');
  await upload(page, 'letter.docx');
  await tray(page).getByText('1 of 1 saved').waitFor();
  await page.getByRole('link', { name: 'Shared' }).click();
  await page.getByRole('heading', { name: 'Shared with me' }).waitFor();
  const kept = await page.evaluate(async () => ({
    cookies: document.cookie,
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
    address: location.href,
  }));
  expect(kept).toMatchObject({ cookies: '', local: {}, databases: [], caches: [], workers: 0, name: '' });
  const secrets = (await context.cookies(origins.web)).map(({ value }) => value);
  const answer = await context.request.post('/auth/token', { headers: { origin: origins.web } });
  const { accessToken } = (await answer.json()) as { accessToken: string };
  expect(secrets.length).toBeGreaterThan(1);
  for (const secret of [accessToken, ...secrets]) {
    expect(JSON.stringify(kept) + (await page.content())).not.toContain(secret);
  }
  expect(JSON.stringify(kept) + (await page.content())).not.toMatch(/eyJ/);
});

test("somebody else's document is as if it were not there", async () => {
  const owner = await openWindow(browser);
  await signUp(owner.page, 'Gina');
  await upload(owner.page, 'brochure.pdf');
  await tray(owner.page).getByRole('link', { name: 'Open brochure.pdf' }).click();
  await owner.page.getByRole('heading', { name: 'brochure.pdf' }).waitFor();

  const { page } = await openWindow(browser);
  await signUp(page, 'Hugo');
  for (const path of ['', '/rename', '/download']) {
    const response = await page.goto(owner.page.url() + path);
    expect(response?.status()).toBe(404);
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
  }
  await photograph(page, 'not-found');
});
