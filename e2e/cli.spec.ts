import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Computer } from './api/testing/computer';
import { listedNames, openBrowser, openWindow, origins, photograph, signUp } from './testing/person';

const browser = openBrowser();
const computer = new Computer();
afterEach(() => computer.throwAway());

/** A desktop whose "browser" only writes down the address. */
function desktop() {
  const folder = mkdtempSync(join(tmpdir(), 'quire-desktop-'));
  const [opener, opened] = [join(folder, 'xdg-open'), join(folder, 'opened')];
  writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > ${opened}.new && mv ${opened}.new ${opened}\n`);
  chmodSync(opener, 0o755);
  return {
    env: { PATH: `${folder}:${process.env.PATH}` },
    opened: () =>
      existsSync(opened) ? readFileSync(opened, 'utf8') : Promise.reject(new Error('Nothing is open yet.')),
  };
}

test('a computer is signed in by the page that its command opens, saves, and is signed out on the devices page', async () => {
  const { page, failures } = await openWindow(browser);
  const email = await signUp(page, 'Vera');
  const { env, opened } = desktop();
  const login = computer.start(['login', origins.web], { env });
  const address = await vi.waitFor(opened, 20_000);
  expect(new URL(address).origin).toBe(origins.web);

  const response = await page.goto(address);
  expect(response?.headers()['content-security-policy']).toMatch(/script-src 'self' 'nonce-/);
  await page.getByRole('heading', { name: 'Sign in Quire command line?' }).waitFor();
  const userCode = /[A-Z]{4}-[A-Z]{4}/.exec(login.said.err)?.[0] ?? '';
  await page.getByText(userCode, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('heading', { name: 'You can go back to the app' }).waitFor();
  expect(await login.ended).toMatchObject({ code: 0, out: expect.stringContaining(`<${email}>`) as string });

  computer.write('Letter.txt', 'written at the desktop');
  expect(await computer.run(['save', 'Letter.txt'])).toMatchObject({
    code: 0,
    out: 'Saved Letter.txt as version 1.\n',
  });
  expect((await computer.run(['list'])).out).toContain('Letter.txt');
  await page.goto('/dashboard');
  expect(await listedNames(page)).toEqual(['Letter.txt']);

  await page.goto('/devices');
  await photograph(page, 'devices-command-line');
  await page.getByRole('button', { name: /^Sign out Quire command line/ }).click();
  await page.getByRole('status').getByText('Signed out.').waitFor();
  expect(await computer.run(['list'])).toMatchObject({
    code: 3,
    err: 'This computer was signed out of Quire from elsewhere. Sign in again; your files stay where they are.\n',
  });
  expect(await computer.ask('list')).toMatchObject({ code: 3, error: { code: 'NOT_SIGNED_IN' } });
  expect(computer.read('Letter.txt')).toBe('written at the desktop');
  expect(failures).toEqual([]);
});
