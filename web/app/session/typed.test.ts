import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { act, load, pairOf, routesBehind, signedIn } from '../../testing/visit';

const behind = routesBehind();
const rename = () => import('../routes/_app.doc.$documentId_.rename');
const share = () => import('../routes/_app.doc.$documentId_.share');
const newLink = () => import('../routes/_app.doc.$documentId_.share_.links.new');
const changeLink = () => import('../routes/_app.doc.$documentId_.share_.links.$linkId');
const device = () => import('../routes/_app.devices_.$deviceId.rename');

const params = { documentId: 'd1', linkId: 'l1', deviceId: 'v1' };
const path = '/doc/d1/form';
const answers = {
  Document: { document: { id: 'd1', name: 'a.odt' } },
  Shares: { shares: { items: [], nextToken: null } },
  Links: { links: [{ id: 'l1' }] },
  Devices: { devices: [{ id: 'v1', name: 'Study' }] },
};

type Form = Record<string, string>;
type Route = () => Promise<{ action: unknown; loader: unknown }>;

/** The cookies that a browser keeps after this person's session has ended. */
const leftOf = async (person: string) =>
  (await signedIn('good', 3600, person))
    .split('; ')
    .filter((pair) => pair.includes('quire_person'))
    .join();

/** Sends a form without a session; answers with the cookie that the redirect to the sign-in sets. */
async function sendAway(route: Route, form: Form, cookie?: string): Promise<string> {
  const before = cookie ?? (await leftOf('ada'));
  const { location, cookies } = await act(await route(), { path, params, form, cookie: before });
  expect(location).toMatch(/^\/auth\/signin\?to=%2Fdoc%2Fd1%2Fform/);
  return cookies
    .map(pairOf)
    .filter((pair) => pair.includes('quire_typed'))
    .join('; ');
}

/** What the form's page shows of it to the person who has signed in, and which cookies it sets. */
async function comeBack(route: Route, cookie: string, to = path, person = 'ada') {
  Object.assign(behind.api.answers, answers);
  const { data, cookies } = await load(await route(), {
    path: to,
    params,
    cookie: `${await signedIn('good', 3600, person)}; ${cookie}`,
  });
  return { typed: (data as { typed: Form | null }).typed, cookies };
}

const shared = { intent: 'share', email: 'b@x.y', role: 'EDITOR', until: '' };
const changed = { intent: 'change', shareId: 's1', role: 'EDITOR', until: '2090-01-01' };

test.each<[string, Route, Form, Form]>([
  ['a new name', rename, { name: 'Грüße "7".odt', ending: 'keep' }, { name: 'Грüße "7".odt' }],
  ['a new person', share, { ...shared, timeZone: 'UTC' }, shared],
  ['new terms of a person', share, { ...changed, timeZone: 'UTC' }, changed],
  ['a new link', newLink, { password: 'hush hush', downloadLimit: '3', until: '' }, { downloadLimit: '3', until: '' }],
  ['a changed link', changeLink, { password: 'hush hush', isPreviewOnly: 'on' }, { isPreviewOnly: 'on' }],
  ['the name of a device', device, { name: 'Kitchen' }, { name: 'Kitchen' }],
])('%s waits for whoever has to sign in first, but for passwords', async (_what, route, form, kept) => {
  const cookie = await sendAway(route, form);
  const { typed, cookies } = await comeBack(route, cookie);
  expect(typed).toEqual(kept);
  expect(JSON.stringify(typed)).not.toContain('hush');
  expect(cookies.some((each) => each.startsWith('__Host-quire_typed_form=;'))).toBe(true);
});

test('nobody else who signs in at this browser sees it, nor does its person after that', async () => {
  const cookie = await sendAway(rename, { name: 'secret.odt' });
  const { typed, cookies } = await comeBack(rename, cookie, path, 'bob');
  expect(typed).toBeNull();
  expect(cookies.some((each) => each.startsWith('__Host-quire_typed_form=;'))).toBe(true);
});

test('where nobody knows who typed it, it is not kept', async () => {
  expect(await sendAway(rename, { name: 'secret.odt' }, '')).toBe('');
});

test('it is shown at its own address and nowhere else', async () => {
  const cookie = await sendAway(rename, { name: 'b.odt' });
  const elsewhere = await comeBack(rename, cookie, '/doc/d2/form');
  expect(elsewhere).toEqual({ typed: null, cookies: [] });
  expect((await comeBack(rename, cookie, `${path}?again`)).typed).toEqual({ name: 'b.odt' });
});

test('a session that the API has ended keeps it too, a failure of another kind does not', async () => {
  behind.api.answers.UpdateDocument = refusal('Unauthorized', 'This sign-in has ended.', { reason: 'SESSION_ENDED' });
  const cookie = await sendAway(rename, { name: 'b.odt' }, await signedIn());
  expect((await comeBack(rename, cookie)).typed).toEqual({ name: 'b.odt' });
  behind.api.answers.UpdateDocument = refusal('NotFound');
  const { cookies } = await act(await rename(), { path, params, form: { name: 'b' }, cookie: await signedIn() });
  expect(cookies).toEqual([]);
});

const beside = JSON.stringify({ person: 'ada', path, fields: { name: '' } }).length;

test.each([
  ['as much as fits', 'x'.repeat(1400 - beside), true],
  ['one byte more', 'x'.repeat(1401 - beside), false],
  ['as many quotes as fit', '"'.repeat(Math.floor((1400 - beside) / 2)), true],
  ['letters of two bytes, as many as fit', 'ж'.repeat(Math.floor((1400 - beside) / 2)), true],
  ['letters of two bytes, one more', 'ж'.repeat(Math.floor((1400 - beside) / 2) + 1), false],
])('of what was typed, %s is kept or not, and the way to sign in is there', async (_what, name, isKept) => {
  const cookie = await sendAway(rename, { name });
  expect(cookie.length).toBeLessThanOrEqual(4096);
  expect((await comeBack(rename, cookie)).typed).toEqual(isKept ? { name } : null);
});

test('what was not sealed here is not shown', async () => {
  expect((await comeBack(rename, '__Host-quire_typed_form=made-up')).typed).toBeNull();
});
