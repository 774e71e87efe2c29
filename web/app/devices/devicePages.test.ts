import { expect, test } from 'vitest';
import { refusal } from '../../testing/api';
import { device, login } from '../../testing/answers';
import { pagesBehind, within } from '../../testing/page';

const read = pagesBehind();
const contents = async (...page: Parameters<typeof read>) => within(await read(...page));
const devices = (...all: object[]) => ({ Devices: { devices: all } });

test('the devices of a person are listed, each with its way out', async () => {
  const other = device({ id: 'v2', name: 'Study', address: null });
  expect(await contents('/devices?revoked', devices(device(), other))).toMatchInlineSnapshot(`
    "200 Devices · Quire
    [p role=status] Signed out. Its access has ended.
    Devices
    [a href=/device] Enter a code
    Desktop programs that are signed in as you.
    [ul aria-label=Devices]
    Desk
    Writer 7.1 · Linux
    Last seen 1 May 2026, 12:00 UTC from 192.0.2.7
    [form action=/devices?revoked]
    [a aria-label=Rename Desk href=/devices/v1/rename] Rename
    [input type=hidden name=id value=v1]
    [button type=submit name=intent value=revoke aria-label=Sign out Desk] Sign out
    Study
    Writer 7.1 · Linux
    Last seen 1 May 2026, 12:00 UTC
    [form action=/devices?revoked]
    [a aria-label=Rename Study href=/devices/v2/rename] Rename
    [input type=hidden name=id value=v2]
    [button type=submit name=intent value=revoke aria-label=Sign out Study] Sign out
    [form action=/devices?revoked]
    [button type=submit name=intent value=revokeAll] Sign out all devices"
  `);
});

test.each([
  ['one device', devices(device())],
  ['no device', devices()],
])('a person with %s is offered what there is to do', async (_what, answers) => {
  expect(await contents('/devices', answers)).toMatchSnapshot();
});

test('a device is given another name, and told why not', async () => {
  expect(await contents('/devices/v1/rename', devices(device()))).toMatchInlineSnapshot(`
    "200 Rename a device · Quire
    [form action=/devices/v1/rename]
    Rename
    Name
    [input required name=name type=text value=Desk]
    [p role=alert]
    [input type=hidden name=former value=Desk]
    [button type=submit] Save name
    [a href=/devices] Cancel"
  `);
  const answers = { ...devices(device()), RenameDevice: refusal('Invalid', 'A name has at most 80 bytes.') };
  expect(await contents('/devices/v1/rename', answers, { form: { name: 'Study' } })).toMatchInlineSnapshot(`
    "400 Rename a device · Quire
    [form action=/devices/v1/rename]
    Rename
    Name
    [input required name=name type=text value=Study]
    [p role=alert] A name has at most 80 bytes.
    [input type=hidden name=former value=Desk]
    [button type=submit] Save name
    [a href=/devices] Cancel"
  `);
  expect((await contents('/devices/v9/rename', devices(device()))).replace(/Request \S+/, 'Request'))
    .toMatchInlineSnapshot(`
    "404 Rename a device · Quire
    There is no such device
    It may have been signed out in the meantime.
    [a href=/dashboard] Go to your documents"
  `);
});

test('a program’s code is asked for', async () => {
  expect(await contents('/device', { StillSignedIn: { me: { __typename: 'Account', id: 'ada' } } }))
    .toMatchInlineSnapshot(`
    "200 Sign in a program · Quire
    [form action=/device]
    Sign in a program
    Enter the code that your program shows. You decide on the next page.
    Code
    [input name=code required value]
    [button type=submit] Continue"
  `);
});

test.each([
  ['PENDING', {}],
  ['APPROVING', { address: null }],
  ['APPROVED', {}],
  ['REGISTERED', {}],
  ['DENIED', {}],
])('a sign-in that is %s shows what there is to decide, or was decided', async (state, changed) => {
  expect(
    await contents('/device?code=BCDF-GHJK', { DeviceLogin: { deviceLogin: login({ state, ...changed }) } }),
  ).toMatchSnapshot();
});

test.each(['NotFound', 'RateLimited'])('a code that is answered by %s is asked for once more', async (type) => {
  const answers = { DeviceLogin: refusal(type, 'The words of the API.', { retryAfter: 90 }) };
  expect(await contents('/device?code=BCDF-GHJK', answers)).toMatchSnapshot();
});
