import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { noPages, pages, preparePages } from './testing/everyPage';
import { openBrowser, photograph } from './testing/person';

preparePages(openBrowser());

test('every page that exists is walked through', () => {
  const routes = readdirSync(join(import.meta.dirname, '../web/app/routes'));
  expect([...Object.keys(pages), ...noPages].sort()).toEqual(routes.sort());
});

const looks = ([360, 1440] as const).flatMap((width) => [[width, 'light'] as const, [width, 'dark'] as const]);

/** Violations of WCAG 2.2 AA and of good practice; frames of other origins are not checked. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: here } = window as unknown as { axe: typeof axe };
    const found = await here.run({ iframes: false, rules: { 'label-content-name-mismatch': { enabled: true } } });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

test.each(Object.values(pages).flat())('nothing on the page of %s is in the way of anybody', async (what, open) => {
  const page = await open();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const found: string[] = [];
  for (const [width, colorScheme] of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    found.push(...(await violations(page)).map((each) => `${width} ${colorScheme} ${each}`));
  }
  await photograph(page, what);
  await page.context().setOffline(false);
  expect(found).toEqual([]);
});
