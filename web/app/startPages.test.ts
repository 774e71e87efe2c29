import { expect, test } from 'vitest';
import { pagesBehind, within } from '../testing/page';

const read = pagesBehind();
const asStranger = (path: string) => read(path, {}, { cookie: '' });

test('who comes for the first time is offered an account first', async () => {
  expect(within(await asStranger('/'))).toMatchInlineSnapshot(`
    "200 Quire
    Save to the cloud. Lose nothing.
    Quire keeps what your desktop applications save: every version whole, every byte checked, nothing ever silently overwritten.
    [a href=/auth/signin?screen=signup] Create account
    [a href=/auth/signin] Sign in
    [svg role=img aria-label=A document in an application is saved to a stack of its versions in the cloud]
    Versions that stay
    Each save is a version of its own. All stay for a day, then one an hour for a week, one a day for 90 days, and one a week after that.
    Every byte
    Each file is checked when it arrives. What you fetch is what you saved.
    Every application
    Text, tables, drawings, pictures, sound: from the tools you know."
  `);
});

test('how programs are connected can be read without an account', async () => {
  expect(within(await asStranger('/connect'))).toMatchInlineSnapshot(`
    "200 Connect your programs · Quire
    Connect your programs
    A program that saves to Quire needs one address and your approval. It never sees your password, and you can sign it out at any time.
    A desktop program
    Choose “Save to Cloud” in it. Where it asks for the address of your Quire, give it this one:
    Address
    [input value=https://quire.example]
    [button type=button] Copy
    It shows a code, and opens this site in your browser. Sign in here if you are not signed in yet.
    Compare the two codes, and approve. Where no browser opened, you can
    [a href=/device] enter the code yourself
    .
    From then on you see the program among
    [a href=/devices] your devices
    , and sign it out there.
    Your program has no “Save to Cloud”? Its makers can add it: the page docs/desktop.md of the Quire project tells them how. Until then, upload its files here, or save them by the command line.
    The command line
    It is a package in one file, which whoever runs this Quire hands out. You need Node 20.19 or later. In the folder that you have put the file in:
    npm install --global ./quire-cli-0.1.0.tgz
    Then, from any folder, sign in, save a file, and fetch what others have made of it:
    quire login https://quire.example
    quire save report.odt
    quire refresh report.odt
    quire --help lists all it can do; the page docs/desktop.md of the project says more."
  `);
});

test('what else there is to read is at the foot of every page', async () => {
  expect((await asStranger('/')).split('[footer]')[1]).toMatchInlineSnapshot(`
    "
    [a href=/connect] Connect your programs"
  `);
});
