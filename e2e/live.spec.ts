import { expect, test } from 'vitest';
import { listedNames, openBrowser, openWindow, signUp, tray, upload } from './testing/person';

const browser = openBrowser();

test('what happens in one window shows in the other, without a reload', async () => {
  const { page, failures, context } = await openWindow(browser);
  await signUp(page, 'Lina');
  const { page: other, failures: otherFailures } = await openWindow(browser, {
    storageState: await context.storageState(),
  });
  await other.goto('/dashboard');
  await upload(page, 'letter.docx', 'budget.ods');
  await tray(page).getByText('2 of 2 saved').waitFor();
  await other.getByRole('link', { name: 'letter.docx', exact: true }).waitFor();
  await other.getByRole('link', { name: 'budget.ods', exact: true }).waitFor();
  // Neither window still says that saved bytes are being uploaded.
  for (const window of [page, other]) {
    const space = window.getByRole('region', { name: 'Your space' });
    await space.getByText(/^[1-9][\d.]* [KM]B of 10 GB used$/).waitFor();
    await space.getByText('2 documents').waitFor();
  }

  await other.getByRole('link', { name: 'letter.docx', exact: true }).click();
  await other.getByRole('heading', { name: 'letter.docx' }).waitFor();
  await page.getByRole('link', { name: 'letter.docx', exact: true }).click();
  await page.getByRole('link', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('answer.docx');
  await page.getByRole('button', { name: 'Save name' }).click();
  await other.getByRole('heading', { name: 'answer.docx' }).waitFor();

  await other.goto('/dashboard');
  await page.getByRole('button', { name: 'Put in the trash' }).click();
  await other.getByRole('link', { name: 'answer.docx', exact: true }).waitFor({ state: 'detached' });
  expect(await listedNames(other)).toEqual(['budget.ods']);
  expect([failures, otherFailures]).toEqual([[], []]);
});
