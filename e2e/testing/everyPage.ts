import type { Page } from 'playwright-core';
import { beforeAll } from 'vitest';
import { TrashDocumentDocument } from '#client/generated';
import { atTheDesktop, openWindow, origins, signUp, tray, upload } from './person';
import { approve, goOn, waitingProgram } from './waitingProgram';

type Opener = Parameters<typeof openWindow>[0];

/** Ada has something on every page, Bob has nothing, and nobody is signed in on the third. */
let ada: Page, bob: Page, nobody: Page;
let document: string, trashed: string, link: string, lockedLink: string, code: string;

/** Prepares the pages before the tests of a file. */
export const preparePages = (browser: Opener) =>
  beforeAll(async () => {
    [ada, bob, nobody] = (await Promise.all([1, 2, 3].map(async () => (await openWindow(browser)).page))) as [
      Page,
      Page,
      Page,
    ];
    await signUp(ada, 'Ada');
    const email = await signUp(bob, 'Bob');
    await upload(ada, 'letter.docx', 'photo.png');
    await tray(ada).getByText('2 of 2 saved').waitFor();
    const desktop = await atTheDesktop(ada.context());
    document = await addressOf('letter.docx');
    trashed = await addressOf('photo.png');
    await ada.goto(`${document}/share`);
    await ada.getByRole('textbox', { name: 'Email address' }).fill(email);
    await ada.getByRole('button', { name: 'Share', exact: true }).click();
    await ada.getByRole('list', { name: 'People' }).getByText(email).waitFor();
    link = await makeLink('');
    lockedLink = await makeLink('one of eight or more');
    await desktop.get(TrashDocumentDocument, { id: trashed.split('/')[2] ?? '' });
    const program = await waitingProgram();
    await approve(ada, program);
    await goOn(program);
    code = (await waitingProgram()).userCode;
  });

async function addressOf(name: string): Promise<string> {
  await ada.goto('/dashboard');
  const found = await ada.getByRole('link', { name, exact: true }).getAttribute('href');
  return found ?? '';
}

async function makeLink(password: string): Promise<string> {
  await ada.goto(`${document}/share/links/new`);
  await ada.getByLabel('Password (optional)').fill(password);
  await ada.getByRole('button', { name: 'Make the link' }).click();
  await ada.getByRole('heading', { name: 'Your link is ready' }).waitFor();
  return ada.getByLabel('Link', { exact: true }).inputValue();
}

type State = [what: string, open: () => Promise<Page>];

type Who = 'ada' | 'bob' | 'nobody';

const at = (who: Who, path: string | (() => string)) => async () => {
  const page = { ada, bob, nobody }[who];
  await page.goto(typeof path === 'string' ? path : path());
  return page;
};

const fromTheShareOf = (name: RegExp, heading: string) => async () => {
  await ada.goto(`${document}/share`);
  await ada.getByRole('link', { name }).first().click();
  await ada.getByRole('heading', { name: heading }).waitFor();
  return ada;
};

const atThePool = (link: string) => async () => {
  await nobody.goto('/auth/signin');
  await nobody.getByRole('link', { name: link }).click();
  return nobody;
};

/** For each route that is a page, the states to show it in. */
export const pages: Record<string, State[]> = {
  '_index.tsx': [['the start', at('nobody', '/')]],
  'connect.tsx': [['connecting a program', at('nobody', '/connect')]],
  'auth.signin.ts': [
    ['signing in', at('nobody', '/auth/signin')],
    ['signing up', atThePool('Create account')],
    ['a forgotten password', atThePool('Forgot your password?')],
  ],
  'l.$token.tsx': [
    ['a link', at('nobody', () => link)],
    ['a link with a password', at('nobody', () => lockedLink)],
    ['a link that is over', at('nobody', () => `${origins.web}/l/${'x'.repeat(43)}`)],
  ],
  '_app.dashboard.tsx': [
    ['documents', at('ada', '/dashboard')],
    ['no documents', at('bob', '/dashboard')],
    [
      'a finished upload',
      async () => {
        await ada.goto('/dashboard');
        await upload(ada, 'report.odt');
        await tray(ada).getByText('1 of 1 saved').waitFor();
        return ada;
      },
    ],
    [
      'a name that is there already',
      async () => {
        await ada.goto('/dashboard');
        await upload(ada, 'letter.docx');
        await ada.getByRole('button', { name: /Keep both/ }).waitFor();
        return ada;
      },
    ],
    [
      'no network',
      async () => {
        await ada.goto('/dashboard');
        await ada.context().setOffline(true);
        await ada.getByText('You are offline').waitFor();
        return ada;
      },
    ],
  ],
  '_app.shared.tsx': [
    ['shared documents', at('bob', '/shared')],
    ['no shared documents', at('ada', '/shared')],
  ],
  '_app.trash.tsx': [
    ['the trash', at('ada', '/trash')],
    ['an empty trash', at('bob', '/trash')],
    [
      'the way out of the trash',
      async () => {
        await ada.goto('/trash');
        await ada
          .getByRole('button', { name: /^Restore/ })
          .first()
          .click();
        await ada.getByRole('status').getByText('photo.png').waitFor();
        const desktop = await atTheDesktop(ada.context());
        await desktop.get(TrashDocumentDocument, { id: trashed.split('/')[2] ?? '' });
        return ada;
      },
    ],
  ],
  '_app.devices.tsx': [
    ['devices', at('ada', '/devices')],
    ['no devices', at('bob', '/devices')],
  ],
  '_app.devices_.$deviceId.rename.tsx': [
    [
      'a name of a device',
      async () => {
        await ada.goto('/devices');
        await ada.getByRole('link', { name: /^Rename/ }).click();
        await ada.getByRole('heading', { name: 'Rename', exact: true }).waitFor();
        return ada;
      },
    ],
  ],
  '_app.device.tsx': [
    ['a code', at('ada', '/device')],
    ['a wrong code', at('ada', '/device?code=hello')],
    ['a program', at('ada', () => `/device?code=${code}`)],
  ],
  '_app.device_.callback.tsx': [['nothing to approve', at('ada', '/device/callback?code=a&state=b')]],
  '_app.doc.$documentId.tsx': [
    ['a document', at('ada', () => document)],
    ['a shared document', at('bob', () => document)],
    ['a document in the trash', at('ada', () => trashed)],
    ['no document', at('ada', '/doc/nothing')],
  ],
  '_app.doc.$documentId_.rename.tsx': [
    ['a name', at('ada', () => `${document}/rename`)],
    [
      'a refused name',
      async () => {
        await ada.goto(`${document}/rename`);
        await ada.getByLabel('Name').fill('a/b.docx');
        await ada.getByRole('button', { name: 'Save name' }).click();
        await ada.getByRole('alert').getByText('A name cannot hold').waitFor();
        return ada;
      },
    ],
  ],
  '_app.doc.$documentId_.read-only.tsx': [['read-only', at('ada', () => `${document}/read-only`)]],
  '_app.doc.$documentId_.delete.tsx': [['deleting', at('ada', () => `${trashed}/delete`)]],
  '_app.doc.$documentId_.leave.tsx': [['leaving', at('bob', () => `${document}/leave`)]],
  '_app.doc.$documentId_.share.tsx': [
    ['sharing', at('ada', () => `${document}/share`)],
    ['what was shared', at('ada', () => `${document}/share?done=share`)],
    [
      'a refused share',
      async () => {
        await ada.goto(`${document}/share`);
        await ada.getByRole('textbox', { name: 'Email address' }).fill('no address');
        await ada.getByRole('button', { name: 'Share', exact: true }).click();
        await ada.getByRole('alert').getByText('This is not an address').waitFor();
        return ada;
      },
    ],
  ],
  '_app.doc.$documentId_.share_.links.new.tsx': [
    ['a new link', at('ada', () => `${document}/share/links/new`)],
    [
      'a link that was made',
      async () => {
        await makeLink('');
        return ada;
      },
    ],
  ],
  '_app.doc.$documentId_.share_.links.$linkId.tsx': [
    ['a changed link', fromTheShareOf(/^Change Link of/, 'Change the link')],
  ],
};

/** Routes that redirect or answer programs, and the frame around the pages. */
export const noPages = [
  '_app.tsx',
  'api.auth.callback.cognito.ts',
  'auth.callback.ts',
  'auth.signout.ts',
  'auth.token.ts',
  'desktop-login.ts',
  'doc.$documentId.download.tsx',
  'documents.$documentId.ts',
  'health.ts',
];
