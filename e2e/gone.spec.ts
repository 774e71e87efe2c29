import { expect, test } from 'vitest';
import { TrashDocumentDocument, RestoreDocumentDocument, DeleteDocumentDocument } from '#client/generated';
import { atTheDesktop, openBrowser, openWindow, photograph, signUp, tray, upload } from './testing/person';

const browser = openBrowser();

test('whoever looks at a document that its owner puts in the trash is told at once, and has it back when it is', async () => {
  const bob = await openWindow(browser);
  const email = await signUp(bob.page, 'Bob');
  const { page, context } = await openWindow(browser);
  await signUp(page, 'Ada');
  const ada = await atTheDesktop(context);
  await upload(page, 'letter.docx');
  await tray(page).getByRole('link', { name: 'Open' }).click();
  await page.getByRole('link', { name: 'Share', exact: true }).click();
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption('Editor');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('list', { name: 'People' }).getByText(email).waitFor();
  const document = new URL(page.url()).pathname.replace('/share', '');
  const id = document.split('/')[2] ?? '';

  const download = bob.page.getByRole('link', { name: 'Download', exact: true });
  await bob.page.goto(document);
  await download.waitFor();
  await ada.get(TrashDocumentDocument, { id });
  await bob.page.getByRole('heading', { name: 'letter.docx is not here any more' }).waitFor();
  await bob.page.getByText('If you need it, ask Ada.').waitFor();
  for (const name of ['Download', 'Rename', 'Leave']) {
    expect(await bob.page.getByRole('link', { name, exact: true }).count()).toBe(0);
  }
  expect(await bob.page.getByLabel('Save a new version').count()).toBe(0);
  await photograph(bob.page, 'gone');
  await ada.get(RestoreDocumentDocument, { id });
  await download.waitFor();

  await bob.page.goto(`${document}/rename`);
  await bob.page.getByLabel('Name').waitFor();
  await page.goto(document);
  await page.getByRole('link', { name: 'Share', exact: true }).waitFor();
  await ada.get(TrashDocumentDocument, { id });
  await bob.page.getByRole('heading', { name: 'letter.docx is not here any more' }).waitFor();
  await ada.get(RestoreDocumentDocument, { id });

  // The page that asks for confirmation is gone once its document is.
  await bob.page.goto(`${document}/leave`);
  await bob.page.getByRole('button', { name: 'Leave' }).waitFor();
  const another = await context.newPage();
  await ada.get(TrashDocumentDocument, { id });
  await bob.page.getByRole('heading', { name: 'letter.docx is not here any more' }).waitFor();
  await another.goto(`${document}/delete`);
  await another.getByRole('button', { name: 'Delete forever' }).waitFor();
  await ada.get(DeleteDocumentDocument, { id });
  for (const each of [page, another]) await each.getByText('It was deleted in the meantime.').waitFor();
  expect(bob.failures).toEqual([]);
});
