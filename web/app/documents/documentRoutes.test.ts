import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { accessTokenOf, act, load, routesBehind, signedIn } from '../../testing/visit';

const behind = routesBehind();
const rename = () => import('../routes/_app.doc.$documentId_.rename');
const remove = () => import('../routes/_app.doc.$documentId_.delete');
const lock = () => import('../routes/_app.doc.$documentId_.read-only');
const leave = () => import('../routes/_app.doc.$documentId_.leave');
const document = () => import('../routes/_app.doc.$documentId');
const trash = () => import('../routes/_app.trash');
const shared = () => import('../routes/_app.shared');
const dashboard = () => import('../routes/_app.dashboard');
const download = () => import('../routes/doc.$documentId.download');

const params = { documentId: 'd1' };
const asked = () => behind.api.asked.map(({ operation, variables }) => [operation, variables]);

test.each([
  // action, route, form, operation, variables, redirect
  ['a new name', rename, { name: ' a.odt ' }, 'UpdateDocument', { input: { id: 'd1', name: 'a.odt' } }, '/doc/d1'],
  ['deleting for good', remove, {}, 'DeleteDocument', { id: 'd1' }, '/trash?deleted=d1'],
  ['read-only', lock, {}, 'UpdateDocument', { input: { id: 'd1', isReadOnly: true } }, '/doc/d1'],
  ['leaving', leave, {}, 'LeaveDocument', { id: 'd1' }, '/shared?left=d1'],
  ['bringing back', document, { version: '2', baseVersion: '3' }, 'RestoreVersion', expect.anything(), '/doc/d1'],
  [
    'the trash',
    trash,
    { id: 'd/1', intent: 'trash', from: 'dashboard' },
    'TrashDocument',
    { id: 'd/1' },
    '/dashboard?moved=d%2F1',
  ],
  [
    'the way back',
    trash,
    { id: 'd1', intent: 'restore', from: 'trash' },
    'RestoreDocument',
    { id: 'd1' },
    '/trash?moved=d1',
  ],
  [
    'the trash, from a later page',
    trash,
    { id: 'd1', intent: 'trash', from: 'dashboard', after: 'a/b' },
    'TrashDocument',
    { id: 'd1' },
    '/dashboard?moved=d1&after=a%2Fb',
  ],
  [
    'a name that keeps its ending',
    rename,
    { name: 'minutes', former: 'a.odt', ending: 'keep' },
    'UpdateDocument',
    { input: { id: 'd1', name: 'minutes.odt' } },
    '/doc/d1',
  ],
  [
    'a name without its ending',
    rename,
    { name: 'minutes', former: 'a.odt', ending: 'drop' },
    'UpdateDocument',
    { input: { id: 'd1', name: 'minutes' } },
    '/doc/d1',
  ],
])('a form for %s asks the API for that, and leads on', async (_what, route, form, operation, variables, location) => {
  behind.api.answers[operation] = { done: true };
  const told = await act(await route(), { params, form, cookie: await signedIn() });
  expect(asked()).toEqual([[operation, variables]]);
  expect(behind.api.asked[0]?.headers.authorization).toBe(accessTokenOf('ada'));
  expect(told).toMatchObject({ status: 303, location });
});

test.each([
  ['an empty name', rename, { name: ' ' }, { status: 400, location: null }],
  ['a name that loses its ending', rename, { name: 'a', former: 'a.odt' }, { status: 400, data: { ending: '.odt' } }],
  ['no version', document, {}, { status: 400, data: { problem: 'Choose a version once more.' } }],
  ['no document', trash, { intent: 'trash' }, { status: 303, location: '/trash' }],
  ['another intent', trash, { id: 'd1', intent: 'burn', from: 'trash' }, { status: 303, location: '/trash' }],
  ['another place to lead to', trash, { id: 'd1', intent: 'trash', from: '//evil.example' }, { location: '/trash' }],
])('a form with %s asks the API for nothing', async (_what, route, form, outcome) => {
  expect(await act(await route(), { params, form, cookie: await signedIn() })).toMatchObject(outcome);
  expect(asked()).toEqual([]);
});

test.each([rename, remove, lock, leave, document, trash])(
  'a form of somebody who is not signed in leads to that',
  async (route) => {
    const told = await act(await route(), { path: '/doc/d1/x', params, form: { name: 'a' } });
    expect(told).toMatchObject({ status: 302, location: '/auth/signin?to=%2Fdoc%2Fd1%2Fx' });
    expect(asked()).toEqual([]);
  },
);

test.each([
  // refusal, route, operation, status, message
  ['Invalid', rename, 'UpdateDocument', 400, /The words of the API/],
  ['ReadOnlyDocument', rename, 'UpdateDocument', 409, /The words of the API/],
  ['NotFound', rename, 'UpdateDocument', 404, /There is nothing here/],
  ['Forbidden', remove, 'DeleteDocument', 403, /not yours to change/],
  ['Forbidden', lock, 'UpdateDocument', 403, /not yours to change/],
  ['Conflict', lock, 'UpdateDocument', 409, /This is not possible now/],
  ['NotFound', leave, 'LeaveDocument', 404, /There is nothing here/],
  ['VersionConflict', document, 'RestoreVersion', 409, /The words of the API/],
  ['ReadOnlyDocument', document, 'RestoreVersion', 409, /The words of the API/],
  ['Forbidden', document, 'RestoreVersion', 403, /not yours to change/],
])('when the API says %s, that is what the person is told', async (type, route, operation, status, words) => {
  behind.api.answers[operation] = refusal(type);
  const form = { name: 'a.odt', version: '2', baseVersion: '3' };
  const told = await act(await route(), { params, form, cookie: await signedIn() });
  expect(told).toMatchObject({ status, location: null });
  expect(JSON.stringify(told.data)).toMatch(words);
});

test.each([
  // query, requested version
  ['', null],
  ['?version=3', 3],
  ['?version=', 0],
  ['?version=newest', 0],
  ['?version=1234567890', 0],
])('a download with %j is of version %s', async (query, version) => {
  behind.api.answers.CreateDownload = { createDownload: { request: { url: 'https://bucket.example/bytes' } } };
  const told = await load(await download(), { path: `/doc/d1/download${query}`, params, cookie: await signedIn() });
  expect(asked()).toEqual([['CreateDownload', { input: { documentId: 'd1', version } }]]);
  expect(told).toMatchObject({ status: 302, location: 'https://bucket.example/bytes' });
});

test.each([
  // status from the store, status of the download
  [206, 302],
  [416, 302],
  [403, 500],
  [404, 500],
])(
  'where the store answers a signed download with %i, the person gets a page of ours: %i',
  async (answered, status) => {
    const store = createServer((_request, response) => response.writeHead(answered).end('<Error/>'));
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(store.address() as AddressInfo).port}/bytes?signature`;
    behind.api.answers.CreateDownload = { createDownload: { request: { url } } };
    const told = await load(await download(), { path: '/doc/d1/download', params, cookie: await signedIn() });
    store.close();
    expect(told).toMatchObject({ status, location: status === 302 ? url : null });
    if (status === 500) expect(JSON.stringify(told.data)).toContain('Try again in a moment');
  },
);

const page = { documents: { items: [], nextToken: null } };

test.each([
  ['documents', dashboard, '/dashboard?after=t1', { limit: 50, nextToken: 't1' }],
  ['the trash', trash, '/trash?after=t1', { view: 'TRASH', limit: 50, nextToken: 't1' }],
  ['what is shared', shared, '/shared?after=t1', { view: 'SHARED', limit: 50, nextToken: 't1' }],
])('a page of %s asks for its part of the list', async (_what, route, path, variables) => {
  behind.api.answers.Documents = page;
  behind.api.answers.Usage = { me: null };
  const told = await load(await route(), { path, cookie: await signedIn() });
  expect(told.status).toBe(200);
  expect(asked()).toContainEqual(['Documents', variables]);
});

test.each([
  ['trash', trash, 'deletedId', '/trash?deleted=d1'],
  ['shared', shared, 'leftId', '/shared?left=d1'],
])('the page %s knows what was just taken away', async (_page, route, field, path) => {
  behind.api.answers.Documents = page;
  behind.api.answers.Usage = { me: null };
  const cookie = await signedIn();
  expect((await load(await route(), { path, cookie })).data).toHaveProperty(field, 'd1');
  expect((await load(await route(), { path: path.split('?')[0] ?? '', cookie })).data).toHaveProperty(field, null);
});

test('what was just moved is looked up, and is left out where it is gone', async () => {
  behind.api.answers.Documents = page;
  behind.api.answers.Usage = { me: null };
  behind.api.answers.Document = refusal('NotFound');
  const told = await load(await dashboard(), { path: '/dashboard?moved=d1', cookie: await signedIn() });
  expect(asked()).toContainEqual(['Document', { id: 'd1' }]);
  expect(told.data).toMatchObject({ moved: null });
});

test.each([
  ['Unreachable', 503, refusal('Busy'), 'That did not work just now'],
  ['refused', 403, refusal('Forbidden'), 'This is not yours to change'],
])('a document that is %s is told with its status', async (_what, status, answer, title) => {
  behind.api.answers.Document = behind.api.answers.Versions = answer;
  const told = await load(await document(), { path: '/doc/d1', params, cookie: await signedIn() });
  expect(told).toMatchObject({ status, data: { title, requestId: 'request-1' } });
});

test.each([
  ['documents', dashboard, 'Documents', '/dashboard?after=junk', '/dashboard'],
  ['what is shared', shared, 'Documents', '/shared?after=junk', '/shared'],
  ['the trash', trash, 'Documents', '/trash?after=junk', '/trash'],
  ['versions', document, 'Versions', '/doc/d1?before=junk', '/doc/d1'],
])(
  'an address that says nothing of the list of %s leads to its beginning',
  async (_name, route, query, path, start) => {
    behind.api.answers.Document = { document: {} };
    behind.api.answers.Usage = { me: {} };
    behind.api.answers.Documents = behind.api.answers.Versions = { done: true };
    behind.api.answers[query] = refusal('Invalid', 'nextToken is not from this list.');
    expect(await load(await route(), { path, params, cookie: await signedIn() })).toMatchObject({
      status: 302,
      location: start,
    });
  },
);
