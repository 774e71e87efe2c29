import { decodeJwt } from 'jose';
import type { BrowserContext } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { MeDocument } from '#client/generated';
import type { Program } from './api/testing/program';
import { atTheDesktop, openBrowser, openWindow, origins, password, photograph, signUp } from './testing/person';
import { approve, goOn, waitingProgram } from './testing/waitingProgram';

const browser = openBrowser();

const statusOf = async (program: Program) => (await program.poll()).status;

/** In seconds, as the pool tells the API. */
async function signedInAt(context: BrowserContext): Promise<number> {
  const { accessToken } = await atTheDesktop(context);
  return decodeJwt<{ auth_time: number }>(accessToken).auth_time;
}

test('a program is let in by its person in a browser, shown among the devices, and put out again (E-04)', async () => {
  const { page, failures } = await openWindow(browser);
  const email = await signUp(page, 'Wanda');
  const program = await waitingProgram();

  await page.getByRole('link', { name: 'Devices' }).click();
  await page.getByRole('heading', { name: 'No program is signed in' }).waitFor();
  await photograph(page, 'devices-empty');
  await page.getByRole('link', { name: 'Enter a code' }).click();
  await photograph(page, 'device-code');
  await page.getByLabel('Code').fill(` ${program.userCode.toLowerCase().replace('-', ' ')} `);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Is this the code your program shows?').waitFor();
  for (const words of [program.userCode, 'Linux x86_64', '7.1']) await page.getByText(words, { exact: true }).waitFor();
  await photograph(page, 'device');
  expect(await statusOf(program)).toBe('PENDING');

  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('heading', { name: 'You can go back to the app' }).waitFor();
  await photograph(page, 'device-approved');
  expect(page.url()).not.toContain('state=');
  const desktop = await goOn(program);
  expect((await desktop.get(MeDocument, {})).me.email).toBe(email);

  await page.getByRole('link', { name: 'Your devices' }).click();
  await page.getByRole('heading', { name: 'Quire Writer (Linux x86_64)' }).waitFor();
  await page.getByRole('link', { name: 'Rename Quire Writer (Linux x86_64)' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Kitchen');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('heading', { name: 'Kitchen' }).waitFor();
  await photograph(page, 'devices');
  await page.getByRole('button', { name: 'Sign out Kitchen' }).click();
  await page.getByRole('status').getByText('Signed out.').waitFor();
  await page.getByRole('heading', { name: 'No program is signed in' }).waitFor();
  expect((await desktop.ask(MeDocument, {})).errors).toMatchObject([{ errorInfo: { reason: 'DEVICE_REVOKED' } }]);
  expect(failures).toEqual([]);
});

test('the whole of it works without JavaScript, for somebody who signs in on the way', async () => {
  const { page: elsewhere, context } = await openWindow(browser);
  const email = await signUp(elsewhere, 'Xaver');
  await context.clearCookies();
  const { page } = await openWindow(browser, { javaScriptEnabled: false });
  const [first, second] = [await waitingProgram(), await waitingProgram()];
  await page.goto(`/desktop-login?code=${first.userCode}`);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(first.userCode, { exact: true }).waitFor();
  await approve(page, first);
  await approve(page, second);
  const programs = [await goOn(first), await goOn(second)];

  await page.goto('/devices');
  await page.getByRole('button', { name: 'Sign out all devices' }).click();
  await page.getByRole('heading', { name: 'No program is signed in' }).waitFor();
  for (const desktop of programs) expect((await desktop.ask(MeDocument, {})).errors).toHaveLength(1);
});

test('what is denied is over, and a wrong code is said to be one (E-04)', async () => {
  const { page } = await openWindow(browser);
  await signUp(page, 'Yara');
  const program = await waitingProgram();
  await page.goto(`/device?code=${program.userCode}`);
  await page.getByRole('button', { name: 'Deny' }).click();
  await page.getByRole('heading', { name: 'Quire Writer was refused' }).waitFor();
  await photograph(page, 'device-denied');
  expect(await statusOf(program)).toBe('DENIED');

  await page.goto('/device?code=hello');
  await page.getByRole('alert').getByText('A code is 8 letters').waitFor();
  for (let entry = 0; entry < 10; entry += 1) {
    await page.goto('/device?code=BCDF-GHJK');
    await page.getByRole('alert').getByText('There is no sign-in with this code').waitFor();
  }
  await photograph(page, 'device-wrong');
  await page.goto('/device?code=BCDF-GHJK');
  await page.getByRole('alert').getByText('Too many wrong codes were entered. Try again in 60 minutes.').waitFor();
});

test('no address approves by being opened, and no other site can press the button (E-04, E-10)', async () => {
  const { page, context } = await openWindow(browser);
  await signUp(page, 'Zoe');
  const program = await waitingProgram();
  const address = `${origins.web}/device?code=${program.userCode}`;
  await page.goto(`${address}&intent=approve`);
  await page.getByText(program.userCode, { exact: true }).waitFor();
  const form = { intent: 'approve' };
  const forged = await context.request.post(address, { form, headers: { origin: 'https://elsewhere.example' } });
  expect(forged.status()).toBe(403);

  const elsewhere = await context.newPage();
  await elsewhere.route('https://elsewhere.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${address}"><button name="intent" value="approve">Win</button></form>`,
    }),
  );
  await elsewhere.goto('https://elsewhere.example/');
  await elsewhere.getByRole('button', { name: 'Win' }).click();
  await elsewhere.getByText('Quire takes this from its own pages only.').waitFor();

  await page.goto('/device/callback?code=anything&state=anything');
  await page.getByRole('heading', { name: 'Nothing was approved here' }).waitFor();
  expect(await statusOf(program)).toBe('PENDING');
});

test('who must show again that they are there is asked for the password, and comes back to the same page (E-05)', async () => {
  const { page, context } = await openWindow(browser);
  const email = await signUp(page, 'Ada');
  const before = await signedInAt(context);
  await vi.waitFor(() => expect(Date.now() / 1000).toBeGreaterThan(before + 1), 5000);
  const program = await waitingProgram();
  const path = `/device?code=${program.userCode}`;
  await page.goto(`/auth/signin?screen=again&to=${encodeURIComponent(path)}`);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(program.userCode, { exact: true }).waitFor();
  expect(page.url()).toBe(origins.web + path);
  expect(await signedInAt(context)).toBeGreaterThan(before);
  await approve(page, program);
  await goOn(program);
});
