import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { act, load, pairOf, routesBehind, signedIn } from '../../testing/visit';

const behind = routesBehind();
const devices = () => import('../routes/_app.devices');
const rename = () => import('../routes/_app.devices_.$deviceId.rename');
const device = () => import('../routes/_app.device');
const callback = () => import('../routes/_app.device_.callback');
const earlier = () => import('../routes/desktop-login');

const params = { deviceId: 'p1' };
const asked = () => behind.api.asked.map(({ operation, variables }) => [operation, variables]);
const approval = {
  state: 's1',
  codeChallenge: 'c',
  redirectUri: 'https://quire.example/device/callback',
  clientId: 'desktop',
};

test('one device is signed out by its button', async () => {
  behind.api.answers.RevokeDevice = { revokeDevice: null };
  const told = await act(await devices(), { form: { intent: 'revoke', id: 'p1' }, cookie: await signedIn() });
  expect(asked()).toEqual([['RevokeDevice', { id: 'p1' }]]);
  expect(told).toMatchObject({ status: 303, location: '/devices?revoked' });
});

test('all of them are, however many the API takes at a time', async () => {
  const left = [[{ id: 'p1' }, { id: 'p2' }], [{ id: 'p3' }], []];
  behind.api.answers.RevokeOtherDevices = () => ({ revokeOtherDevices: left.shift() });
  const told = await act(await devices(), { form: { intent: 'revokeAll' }, cookie: await signedIn() });
  expect(behind.api.asked).toHaveLength(3);
  expect(told).toMatchObject({ status: 303, location: '/devices?revoked' });
});

test.each([[{ intent: 'revoke' }], [{}], [{ intent: 'other', id: 'p1' }]])(
  'a form with %o signs nothing out',
  async (form) => {
    const told = await act(await devices(), { form, cookie: await signedIn() });
    expect(asked()).toEqual([]);
    expect(told).toMatchObject({ status: 303, location: '/devices' });
  },
);

test('the page says that something was signed out, once it was', async () => {
  behind.api.answers.Devices = { devices: [] };
  const cookie = await signedIn();
  expect((await load(await devices(), { path: '/devices?revoked', cookie })).data).toEqual({
    devices: [],
    hasRevoked: true,
  });
  expect((await load(await devices(), { path: '/devices', cookie })).data).toEqual({ devices: [], hasRevoked: false });
});

test('a device gets another name', async () => {
  behind.api.answers.RenameDevice = { renameDevice: {} };
  const told = await act(await rename(), { params, form: { name: ' Desk ' }, cookie: await signedIn() });
  expect(asked()).toEqual([['RenameDevice', { input: { id: 'p1', name: 'Desk' } }]]);
  expect(told).toMatchObject({ status: 303, location: '/devices' });
});

test.each([
  ['', 'Give the device a name.'],
  ['ä'.repeat(40) + 'x', 'This name is too long. Shorten it.'],
])('the name %j is refused in words', async (name, words) => {
  const told = await act(await rename(), { params, form: { name }, cookie: await signedIn() });
  expect(told).toMatchObject({ status: 400, data: { error: { name: [words] } } });
  expect(asked()).toEqual([]);
});

test('a name of 80 bytes is taken', async () => {
  behind.api.answers.RenameDevice = { renameDevice: {} };
  const told = await act(await rename(), { params, form: { name: 'ä'.repeat(40) }, cookie: await signedIn() });
  expect(told.status).toBe(303);
});

test.each([
  ['Invalid', 400, { error: { name: ['The words of the API.'] } }],
  ['NotFound', 404, { title: 'There is no such device' }],
])('a name that the API refuses as %s is told', async (type, status, data) => {
  behind.api.answers.RenameDevice = refusal(type);
  const told = await act(await rename(), { params, form: { name: 'Desk' }, cookie: await signedIn() });
  expect(told).toMatchObject({ status, data });
});

test('the form for a name knows the one that it has, and a device that is gone', async () => {
  behind.api.answers.Devices = { devices: [{ id: 'p0' }, { id: 'p1', name: 'Desk' }] };
  const cookie = await signedIn();
  expect((await load(await rename(), { params, cookie })).data).toEqual({ name: 'Desk', typed: null });
  expect(await load(await rename(), { params: { deviceId: 'p9' }, cookie })).toMatchObject({ status: 404 });
});

test('without a code it is asked for, of whom the API still lets in (E-45)', async () => {
  behind.api.answers.StillSignedIn = { me: { __typename: 'Account', id: 'ada' } };
  const told = await load(await device(), { path: '/device?code=%20', cookie: await signedIn() });
  expect(told.data).toEqual({ login: null, userCode: '', problem: null });
  behind.api.answers.StillSignedIn = refusal('Unauthorized', 'It has ended.', { reason: 'SESSION_ENDED' });
  const ended = await load(await device(), { path: '/device', cookie: await signedIn() });
  expect(ended).toMatchObject({ status: 302, location: '/auth/signin?to=%2Fdevice&screen=again' });
});

test('a code shows the program that waits, or why not', async () => {
  behind.api.answers.DeviceLogin = { deviceLogin: { userCode: 'BCDF-GHJK' } };
  const visitor = { path: '/device?code=%20BCDF-GHJK', cookie: await signedIn() };
  expect((await load(await device(), visitor)).data).toMatchObject({ login: { userCode: 'BCDF-GHJK' }, problem: null });
  expect(asked()).toEqual([['DeviceLogin', { userCode: 'BCDF-GHJK' }]]);
  behind.api.answers.DeviceLogin = refusal('NotFound');
  expect(await load(await device(), visitor)).toMatchObject({
    status: 404,
    data: { login: null, userCode: 'BCDF-GHJK' },
  });
});

test('approving leads to the pool for the program, and the browser remembers that it began it', async () => {
  behind.api.answers.ApproveDeviceLogin = { approveDeviceLogin: approval };
  const cookie = await signedIn();
  const told = await act(await device(), { path: '/device?code=BCDF-GHJK', form: { intent: 'approve' }, cookie });
  const url = new URL(told.location ?? '');
  expect(told.status).toBe(303);
  expect(url.origin + url.pathname).toBe(`${behind.pool.issuer}/authorize`);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    client_id: 'desktop',
    redirect_uri: approval.redirectUri,
    state: 's1',
    code_challenge: 'c',
    code_challenge_method: 'S256',
  });

  behind.api.answers.CompleteDeviceLogin = { completeDeviceLogin: { userCode: 'BCDF-GHJK' } };
  const back = {
    path: '/device/callback?state=s1&code=c1',
    cookie: `${cookie}; ${told.cookies.map(pairOf).join('; ')}`,
  };
  const done = await load(await callback(), back);
  expect(asked().at(-1)).toEqual(['CompleteDeviceLogin', { input: { state: 's1', code: 'c1' } }]);
  expect(done).toMatchObject({ status: 302, location: '/device?code=BCDF-GHJK' });

  expect(await load(await callback(), { ...back, path: '/device/callback?state=s1' })).toMatchObject({
    status: 400,
    data: { title: 'Approving was not finished' },
  });
  expect(await load(await callback(), { ...back, path: '/device/callback?state=s2&code=c1' })).toMatchObject({
    status: 400,
    data: { title: 'Nothing was approved here' },
  });
});

test('who signed in too long ago shows again who they are before they approve (E-05)', async () => {
  behind.api.answers.ApproveDeviceLogin = refusal('Unauthorized');
  const form = { intent: 'approve' };
  const told = await act(await device(), { path: '/device?code=BCDF-GHJK', form, cookie: await signedIn() });
  expect(told).toMatchObject({ status: 303, location: '/auth/signin?to=%2Fdevice%3Fcode%3DBCDF-GHJK&screen=again' });
});

test.each([
  ['deny', ['DenyDeviceLogin']],
  ['other', []],
])('the button %s asks for %j', async (intent, operations) => {
  behind.api.answers.DenyDeviceLogin = { denyDeviceLogin: {} };
  const told = await act(await device(), {
    path: '/device?code=BCDF-GHJK',
    form: { intent },
    cookie: await signedIn(),
  });
  expect(behind.api.asked.map(({ operation }) => operation)).toEqual(operations);
  expect(told).toMatchObject({ status: 303, location: '/device?code=BCDF-GHJK' });
});

test.each(['approve', 'deny'])('a code that is over by the button %s is told to be so', async (intent) => {
  behind.api.answers.ApproveDeviceLogin = behind.api.answers.DenyDeviceLogin = refusal('Expired');
  const told = await act(await device(), {
    path: '/device?code=BCDF-GHJK',
    form: { intent },
    cookie: await signedIn(),
  });
  expect(told).toMatchObject({ status: 410, location: null });
});

test.each([
  ['?code=BCDF-GHJK', '/device?code=BCDF-GHJK'],
  ['?code=a%26b', '/device?code=a%26b'],
  ['', '/device'],
])('the address of earlier days, with %j, leads to %s', async (query, location) => {
  expect(await load(await earlier(), { path: `/desktop-login${query}` })).toMatchObject({ status: 302, location });
});
