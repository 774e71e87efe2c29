import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { act, load, routesBehind, signedIn } from '../../testing/visit';
import { doneWords } from './shareDone';

const behind = routesBehind();
const share = () => import('../routes/_app.doc.$documentId_.share');
const newLink = () => import('../routes/_app.doc.$documentId_.share_.links.new');
const changedLink = () => import('../routes/_app.doc.$documentId_.share_.links.$linkId');

const params = { documentId: 'd1', linkId: 'l1' };
const asked = () => behind.api.asked.map(({ operation, variables }) => [operation, variables]);
const timeZone = 'UTC';

test.each([
  // form, operation, variables
  [
    { intent: 'share', email: 'bob@example.com', role: 'EDITOR', until: '2090-01-02', timeZone },
    'ShareDocument',
    { input: { documentId: 'd1', email: 'bob@example.com', role: 'EDITOR', expiresAt: '2090-01-02T23:59:59.000Z' } },
  ],
  [
    { intent: 'share', email: 'bob@example.com', role: 'VIEWER', timeZone },
    'ShareDocument',
    { input: { documentId: 'd1', email: 'bob@example.com', role: 'VIEWER', expiresAt: null } },
  ],
  [
    { intent: 'change', shareId: 's1', role: 'VIEWER', until: '2090-01-01', untilBefore: '2090-01-01', timeZone },
    'UpdateShare',
    { input: { documentId: 'd1', shareId: 's1', role: 'VIEWER' } },
  ],
  [
    { intent: 'change', shareId: 's1', role: 'VIEWER', untilBefore: '2090-01-01', timeZone },
    'UpdateShare',
    { input: { documentId: 'd1', shareId: 's1', role: 'VIEWER', isForever: true } },
  ],
  [{ intent: 'remove', shareId: 's1' }, 'RevokeShare', { documentId: 'd1', shareId: 's1' }],
  [{ intent: 'revoke', linkId: 'l1' }, 'RevokeLink', { documentId: 'd1', id: 'l1' }],
])('the form %o asks the API for that, and says so', async (form, operation, variables) => {
  behind.api.answers[operation] = { done: true };
  const told = await act(await share(), {
    params,
    form: form as unknown as Record<string, string>,
    cookie: await signedIn(),
  });
  expect(asked()).toEqual([[operation, variables]]);
  expect(told).toMatchObject({ status: 303, location: `/doc/d1/share?done=${form.intent}` });
  expect(doneWords(new URL(told.location ?? '', 'https://quire.example'))).toMatch(/\w\.$/);
});

test.each([
  ['share', 'Shared. We’ve emailed them.'],
  ['change', 'Changed.'],
  ['remove', 'Removed. They have no access any more.'],
  ['revoke', 'Link turned off.'],
  ['gone', 'That was gone already.'],
  ['', null],
  ['toString', null],
])('after %j the page says %j', (done, words) => {
  expect(doneWords(new URL(`https://quire.example/doc/d1/share?done=${done}`))).toBe(words);
});

test.each([
  [{ intent: 'share', email: 'bob' }, null],
  [{ intent: 'change', shareId: 's1', role: 'OWNER' }, 's1'],
  [{ intent: 'revoke' }, null],
  [{ intent: 'other', linkId: 'l1' }, 'l1'],
])('the form %o asks for nothing, and the row that it stands in says why', async (form, rowId) => {
  const told = await act(await share(), { params, form, cookie: await signedIn() });
  expect(asked()).toEqual([]);
  expect(told).toMatchObject({ status: 400, data: { rowId, lastResult: { status: 'error' } } });
});

test.each([
  ['NotFound', 303, '/doc/d1/share?done=gone'],
  ['Forbidden', 403, null],
  ['Invalid', 400, null],
])('a share that the API refuses as %s is told', async (type, status, location) => {
  behind.api.answers.RevokeShare = refusal(type);
  const form = { intent: 'remove', shareId: 's1' };
  expect(await act(await share(), { params, form, cookie: await signedIn() })).toMatchObject({ status, location });
});

test.each([
  ['share', share, 'ShareDocument', { intent: 'share', email: 'bob@example.com', role: 'VIEWER', timeZone }],
  ['link', newLink, 'CreateLink', { clientRequestId: 'r1', timeZone }],
])('one %s too many today is told in the form, in the words of the API', async (_name, page, operation, form) => {
  behind.api.answers[operation] = refusal('RateLimited', 'Go on tomorrow.', { retryAfter: 3600 });
  const told = await act(await page(), { params, form, cookie: await signedIn() });
  expect(told.status).toBe(429);
  expect(JSON.stringify(told.data)).toContain('Go on tomorrow.');
});

test('the page asks for the document, its people from where it is, and its links', async () => {
  behind.api.answers.Document = { document: {} };
  behind.api.answers.Shares = { shares: { items: [] } };
  behind.api.answers.Links = { links: ['l'] };
  const cookie = await signedIn();
  const told = await load(await share(), { path: '/doc/d1/share?after=t1&done=change', params, cookie });
  expect(asked()).toEqual(
    expect.arrayContaining([
      ['Document', { id: 'd1' }],
      ['Shares', { documentId: 'd1', limit: 50, nextToken: 't1' }],
      ['Links', { documentId: 'd1' }],
    ]),
  );
  expect(told.data).toMatchObject({ shares: { items: [] }, links: ['l'], isFirst: false, done: 'Changed.' });
  expect((await load(await share(), { path: '/doc/d1/share', params, cookie })).data).toMatchObject({ isFirst: true });
});

test('a new link is told once, here and nowhere else', async () => {
  behind.api.answers.CreateLink = { createLink: { url: 'https://quire.example/l/t1' } };
  const form = { password: 'open sesame', downloadLimit: '3', isPreviewOnly: 'on', timeZone };
  const told = await act(await newLink(), { params, form, cookie: await signedIn() });
  const input = { documentId: 'd1', password: 'open sesame', downloadLimit: 3, isPreviewOnly: true, expiresAt: null };
  expect(asked()).toEqual([['CreateLink', { input: expect.objectContaining(input) as object }]]);
  expect(told).toMatchObject({ status: 200, location: null, data: { url: 'https://quire.example/l/t1' } });
});

test('a new link that cannot be made says why', async () => {
  const cookie = await signedIn();
  const short = await act(await newLink(), { params, form: { password: 'short', timeZone }, cookie });
  expect(short).toMatchObject({ status: 400, data: { url: null } });
  expect(asked()).toEqual([]);
  behind.api.answers.CreateLink = refusal('QuotaExceeded', 'Revoke one first.');
  const full = await act(await newLink(), { params, form: { timeZone }, cookie });
  expect(full).toMatchObject({ status: 413, data: { url: null } });
  expect(JSON.stringify(full.data)).toContain('Revoke one first.');
});

test.each([
  [{ done: true }, 303, '/doc/d1/share?done=change'],
  [refusal('NotFound'), 303, '/doc/d1/share?done=gone'],
  [refusal('Invalid'), 400, null],
])('a changed link, answered by %o, is told', async (answer, status, location) => {
  behind.api.answers.UpdateLink = answer;
  const told = await act(await changedLink(), {
    params,
    form: { downloadLimit: '3', timeZone },
    cookie: await signedIn(),
  });
  expect(asked()).toEqual([
    ['UpdateLink', { input: expect.objectContaining({ documentId: 'd1', id: 'l1' }) as object }],
  ]);
  expect(told).toMatchObject({ status, location });
});

test('a link is found among those of its document, or said to be gone', async () => {
  behind.api.answers.Document = { document: {} };
  behind.api.answers.Links = { links: [{ id: 'l0' }, { id: 'l1' }] };
  const cookie = await signedIn();
  expect((await load(await changedLink(), { params, cookie })).data).toMatchObject({ link: { id: 'l1' } });
  expect(await load(await changedLink(), { params: { ...params, linkId: 'l9' }, cookie })).toMatchObject({
    status: 404,
  });
});
