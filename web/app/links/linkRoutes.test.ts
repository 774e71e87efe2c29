import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { act, load, pairOf, routesBehind } from '../../testing/visit';

const behind = routesBehind();
const link = () => import('../routes/l.$token');

const visitor = { path: '/l/t1', params: { token: 't1' } };
const opened = { openLink: { name: 'a.odt', download: { request: { url: 'https://bucket.example/bytes' } } } };
const inputs = () => behind.api.asked.map(({ operation, variables }) => [operation, variables.input]);

test('a link is asked for with the address of its visitor, signed by this server (E-23)', async () => {
  behind.api.answers.PreviewByLink = opened;
  const told = await load(await link(), visitor);
  expect(inputs()).toEqual([['PreviewByLink', { token: 't1', password: null, address: '192.0.2.1' }]]);
  expect(behind.api.asked[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 /);
  expect(behind.api.asked[0]?.headers).not.toHaveProperty('x-api-key');
  expect(told).toMatchObject({ status: 200, data: { linked: opened.openLink, problem: null } });
});

test.each([
  [refusal('NotFound'), 404, false],
  [refusal('Expired', '', { reason: 'USED_UP' }), 410, false],
  [refusal('RateLimited', '', { retryAfter: 4 }), 429, true],
  [refusal('Unauthorized', '', { reason: 'PASSWORD_NEEDED' }), 200, true],
])('%o is a page with status %i', async (answer, status, asks) => {
  behind.api.answers.PreviewByLink = answer;
  expect(await load(await link(), visitor)).toMatchObject({ status, data: { linked: null, problem: { asks } } });
});

test('a right password is kept for this link, in a cookie that shows neither (E-09)', async () => {
  behind.api.answers.LookAtLink = behind.api.answers.PreviewByLink = opened;
  const told = await act(await link(), { ...visitor, form: { password: 'open sesame' } });
  expect(inputs()).toEqual([['LookAtLink', { token: 't1', password: 'open sesame', address: '192.0.2.1' }]]);
  expect(told).toMatchObject({ status: 303, location: '/l/t1' });
  expect(told.cookies.join()).toMatch(
    /^__Host-quire_link_[0-9a-f]{8}=[^;]+; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  );
  expect(told.cookies.join()).not.toMatch(/sesame/);

  const cookie = told.cookies.map(pairOf).join('; ');
  await load(await link(), { ...visitor, cookie });
  await load(await link(), { path: '/l/t2', params: { token: 't2' }, cookie });
  expect(inputs().slice(1)).toEqual([
    ['PreviewByLink', { token: 't1', password: 'open sesame', address: '192.0.2.1' }],
    ['PreviewByLink', { token: 't2', password: null, address: '192.0.2.1' }],
  ]);

  behind.api.answers.PreviewByLink = refusal('Unauthorized', '', { reason: 'PASSWORD_WRONG' });
  const changed = await load(await link(), { ...visitor, cookie });
  expect(changed.status).toBe(403);
  expect(changed.cookies.join()).toMatch(/^__Host-quire_link_[0-9a-f]{8}=; Max-Age=0;/);
});

test('a wrong password is told, and not kept', async () => {
  behind.api.answers.LookAtLink = refusal('Unauthorized', '', { reason: 'PASSWORD_WRONG' });
  const told = await act(await link(), { ...visitor, form: { password: 'guess' } });
  expect(told).toMatchObject({ status: 403, cookies: [], data: { problem: { asks: true } } });
});

test('the download button leads to the bytes, or back to where the page says why not', async () => {
  behind.api.answers.DownloadByLink = opened;
  const form = { intent: 'download' };
  expect(await act(await link(), { ...visitor, form })).toMatchObject({
    status: 303,
    location: 'https://bucket.example/bytes',
  });
  behind.api.answers.DownloadByLink = refusal('NotFound');
  expect(await act(await link(), { ...visitor, form })).toMatchObject({ status: 303, location: '/l/t1' });
});

test('looking by a button spends one of the looks', async () => {
  behind.api.answers.PreviewByLink = opened;
  const told = await act(await link(), { ...visitor, form: { intent: 'preview' } });
  expect(inputs()[0]?.[1]).toMatchObject({ spendsDownload: true });
  expect(told).toMatchObject({ status: 200, data: { linked: opened.openLink } });
  behind.api.answers.PreviewByLink = refusal('Expired', '', { reason: 'USED_UP' });
  expect(await act(await link(), { ...visitor, form: { intent: 'preview' } })).toMatchObject({ status: 410 });
});
