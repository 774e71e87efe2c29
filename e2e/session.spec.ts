import { expect, test } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { codeFor, openBrowser, openWindow, origins, photograph, signUp, tray, upload } from './person';

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
  const token = await (await context.request.post('/auth/token', { headers: { origin: origins.web } })).json();
  const { accessToken } = token as { accessToken: string };
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

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Create account' }).waitFor();
}

/** In another browser, by the code in the mail. */
async function resetPassword(_page: Page, email: string): Promise<void> {
  const { page } = await openWindow(browser);
  await page.goto('/auth/signin');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByRole('heading', { name: 'Set a new password' }).waitFor();
  await page.getByLabel('Code').fill(await codeFor(email));
  await page.getByLabel('New password').fill('Another-Horse-9');
  await page.getByRole('button', { name: 'Set password' }).click();
  await page.getByText('Your new password is set.').waitFor();
}

const paths = ['/dashboard', '/shared', '/trash', '/devices', '/device', '/device?code=BCDF-GHJK'];
const ofDocument = ['', '/rename', '/delete', '/leave', '/share', '/share/links/new', '/download'];

/** Where a page leads without a redirect being followed. */
async function answerOf(context: BrowserContext, path: string): Promise<string> {
  const answer = await context.request.get(path, { maxRedirects: 0 });
  return `${answer.status()} ${(answer.headers().location ?? '').split('?')[0]}`;
}

test.each<[string, (page: Page, email: string) => Promise<void>]>([
  ['signing out', signOut],
  ['a new password', resetPassword],
])('after %s no page opens by cookies that were kept, and no token is handed out (E-45) (E-26)', async (_name, end) => {
  const { page, context } = await openWindow(browser);
  const email = await signUp(page, 'Ingrid');
  await upload(page, 'minutes.odt');
  await tray(page).getByRole('link', { name: 'Open minutes.odt' }).click();
  await page.getByRole('heading', { name: 'minutes.odt' }).waitFor();
  const { pathname } = new URL(page.url());
  const kept = (await context.cookies(origins.web)).filter(({ name }) => /access|refresh/.test(name));
  expect(kept).toHaveLength(2);
  const thief = await browser.newContext({ baseURL: origins.web });
  const pages = [...paths, ...ofDocument.map((path) => pathname + path)];
  await thief.addCookies(kept);
  expect(await answerOf(thief, '/device')).toBe('200 ');

  await end(page, email);

  for (const path of pages) {
    await thief.addCookies(kept);
    expect([path, await answerOf(thief, path)]).toEqual([path, '302 /auth/signin']);
    // Whoever was refused has no cookie left to be refused by.
    expect((await thief.cookies(origins.web)).filter(({ name }) => /access|refresh/.test(name))).toEqual([]);
  }
  for (const path of ['/auth/token', '/auth/token?renew']) {
    await thief.addCookies(kept);
    const answer = await thief.request.post(path, { headers: { origin: origins.web } });
    expect([path, answer.status()]).toEqual([path, 401]);
  }
  await thief.addCookies(kept);
  expect(await answerOf(thief, '/')).toBe('200 ');
});

test('signing out clears what the browser has kept (E-32)', async () => {
  const { context } = await openWindow(browser);
  const answer = await context.request.post('/auth/signout', { maxRedirects: 0, headers: { origin: origins.web } });
  expect(answer.headers()['clear-site-data']).toBe('"cache", "storage"');
});

test.each(['/auth/callback', '/api/auth/callback/cognito'])(
  '%s finishes a sign-in that began here (E-12)',
  async (path) => {
    const { page } = await openWindow(browser);
    await signUp(page, 'Jonas');
    await page.context().clearCookies({ name: /access|refresh/ });
    // What the pool sends the browser to, under the other of the two addresses that it knows.
    await page.route(
      '**/auth/callback?**',
      async (route) => {
        const { search } = new URL(route.request().url());
        await route.fulfill({ status: 302, headers: { location: `${origins.web}${path}${search}` } });
      },
      { times: 1 },
    );
    await page.goto('/auth/signin');
    await page.getByRole('heading', { name: 'Documents', exact: true }).waitFor();
  },
);
