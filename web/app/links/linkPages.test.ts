import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { linked } from '../../testing/answers';
import { pagesBehind, within } from '../../testing/page';

const read = pagesBehind();
const visitor = { cookie: '' };
const opened = (changed: object = {}) => ({ PreviewByLink: { openLink: linked(changed) } });
const shown = (mimeType: string) => ({
  preview: {
    __typename: 'Download',
    mimeType,
    request: { __typename: 'PresignedRequest', url: 'https://bucket.example/b' },
  },
});
const contents = async (answers: object, form?: Record<string, string>) =>
  within(await read('/l/t1', answers, { ...visitor, form }));

test('who has a link sees the document, whose it is, and the way to its bytes', async () => {
  expect(await read('/l/t1', opened(), visitor)).toMatchInlineSnapshot(`
    "200 plan.odt · Quire
    [div role=status]
    [a href=#content] Skip to the content
    [a href=/ aria-label=Quire, home] Quire
    [main]
    plan.odt
    Plain text · 1.2 KB
    Shared by Olga
    [form action=/l/t1]
    [button type=submit name=intent value=download] Download
    Version
    3
    Changed
    1 May 2026, 12:00 UTC
    SHA-256
    abababababababababababababababababababababababababababababababab
    Verified when it was saved
    [footer]
    [a href=/connect] Connect your programs"
  `);
});

test.each([
  ['ends', { expiresAt: '2099-05-02T23:59:59.000Z' }],
  ['has a limit', { downloadsLeft: 3 }],
  ['has one download left', { downloadsLeft: 1 }],
  ['is used up', { downloadsLeft: 0 }],
  ['is for preview only', { isPreviewOnly: true, ...shown('text/plain') }],
  ['is for preview only of what no browser shows', { isPreviewOnly: true, isPreviewable: false, downloadsLeft: 2 }],
  ['is of what no browser shows', { isPreviewable: false, isSha256Verified: false }],
])('a link that %s says so', async (_what, changed) => expect(await contents(opened(changed))).toMatchSnapshot());

test.each(['image/png', 'audio/ogg', 'video/mp4', 'text/plain', 'application/pdf'])(
  '%s is shown by what shows it, from the bucket',
  async (mimeType) => {
    const lines = (await contents(opened(shown(mimeType)))).split('\n');
    expect(lines.filter((line) => line.includes('bucket.example'))).toMatchSnapshot();
  },
);

test.each([
  ['a password is needed', refusal('Unauthorized', 'The words of the API.', { reason: 'PASSWORD_NEEDED' })],
  ['the password is wrong', refusal('Unauthorized', 'The words of the API.', { reason: 'PASSWORD_WRONG' })],
  ['too many were wrong', refusal('RateLimited', 'The words of the API.', { retryAfter: 90 })],
  ['it is used up', refusal('Expired', 'The words of the API.', { reason: 'USED_UP' })],
  ['it has ended', refusal('Expired', 'The words of the API.', { reason: 'EXPIRED' })],
  ['it opens nothing', refusal('NotFound')],
])('where %s, the page says what helps', async (_what, answer) => {
  expect(await contents({ PreviewByLink: answer })).toMatchSnapshot();
});
