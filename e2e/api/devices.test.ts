import { expect, test } from 'vitest';
import {
  ApproveDeviceLoginDocument,
  CompleteDeviceLoginDocument,
  DeviceLoginDocument,
  DevicesDocument,
  MeDocument,
  RegisterDeviceDocument,
  RenameDeviceDocument,
  RevokeDeviceDocument,
  RevokeOtherDevicesDocument,
} from '#client/generated';
import { useBed } from './testing/bed';
import { travel, useClock } from './testing/clock';
import { approve } from './testing/deciding';
import { authorize, desktopSession, Program, signedIn, started, visitor } from './testing/program';
import { Person, textFile, type Answer } from './testing/quire';

const bed = useBed();
useClock();
const minute = 60;
const hour = 60 * minute;

const reasonOf = ({ errors }: Answer<unknown>) => [errors[0]?.errorType, errors[0]?.errorInfo?.reason];
const me = (person: Person) => person.ask(MeDocument, {});
const devicesOf = async (person: Person) => (await person.get(DevicesDocument, {})).devices;

test('a program is signed in by a person who never types anything into it', async () => {
  const program = new Program(bed);
  const started = await program.start();
  expect(started).toMatchObject({
    userCode: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/) as string,
    verificationUri: `${bed.endpoints.web}/device`,
    verificationUriComplete: `${bed.endpoints.web}/device?code=${started.userCode}`,
    expiresIn: 600,
    interval: 5,
  });
  expect(await program.poll()).toEqual({ status: 'PENDING', interval: 5, code: null, redirectUri: null });

  const { person, browser } = await visitor(bed, 'ada@example.com');
  const { userCode } = program;
  expect((await person.get(DeviceLoginDocument, { userCode })).deviceLogin).toMatchObject({
    userCode,
    clientName: 'Quire Writer',
    clientVersion: '7.1',
    platform: 'Linux x86_64',
    state: 'PENDING',
    address: expect.stringMatching(/127\.0\.0\.1/) as string,
  });
  const { approveDeviceLogin } = await person.get(ApproveDeviceLoginDocument, { userCode });
  const code = await authorize(bed, browser, approveDeviceLogin);
  expect(browser.url).toContain(`${bed.endpoints.web}/device/callback?`);
  expect(browser.parameters.state).toBe(approveDeviceLogin.state);
  const input = { state: approveDeviceLogin.state, code };
  expect((await person.get(CompleteDeviceLoginDocument, { input })).completeDeviceLogin.state).toBe('APPROVED');

  const poll = await program.poll();
  expect(poll).toMatchObject({ status: 'APPROVED', code, redirectUri: `${bed.endpoints.web}/device/callback` });
  const tokens = await program.redeem(poll.code ?? '', poll.redirectUri ?? '');
  const desktop = new Person(bed.endpoints.graphql, '', tokens.access_token);
  expect(reasonOf(await me(desktop))).toEqual(['Unauthorized', 'DEVICE_NOT_REGISTERED']);
  const { registerDevice } = await desktop.get(RegisterDeviceDocument, { deviceCode: program.deviceCode });
  expect(registerDevice).toMatchObject({ name: 'Quire Writer (Linux x86_64)', isCurrent: true });

  expect((await desktop.get(MeDocument, {})).me.email).toBe('ada@example.com');
  expect((await desktop.save(textFile('x', 'from the desktop.odt'))).version).toBe(1);
  expect(await devicesOf(person)).toMatchObject([{ id: registerDevice.id, isCurrent: false }]);
  expect((await program.poll()).status).toBe('EXPIRED');
  const refreshed = await program.refresh(tokens.refresh_token);
  expect((await me(new Person(bed.endpoints.graphql, '', refreshed.access_token))).errors).toEqual([]);
});

test('a revoked device is out at its next call, whatever it holds, and cannot come back by itself (E-45)', async () => {
  const { program, desktop, device } = await signedIn(bed, 'ben@example.com');
  const ben = await bed.person('ben@example.com');
  expect((await ben.get(RevokeDeviceDocument, { id: device.id })).revokeDevice).toBe(device.id);
  expect(reasonOf(await me(desktop))).toEqual(['Unauthorized', 'DEVICE_REVOKED']);
  expect(reasonOf(await desktop.ask(DevicesDocument, {}))).toEqual(['Unauthorized', 'DEVICE_REVOKED']);
  const { deviceCode } = program;
  expect(reasonOf(await desktop.ask(RegisterDeviceDocument, { deviceCode }))).toEqual([
    'Unauthorized',
    'DEVICE_REVOKED',
  ]);
  expect(await devicesOf(ben)).toEqual([]);
  expect((await ben.ask(RevokeDeviceDocument, { id: device.id })).errors).toEqual([]);
});

test('everything but the device that asks can be revoked at once (E-26)', async () => {
  const first = await signedIn(bed, 'cleo@example.com');
  const second = await signedIn(bed, 'cleo@example.com');
  const third = await signedIn(bed, 'cleo@example.com');
  const { revokeOtherDevices } = await first.desktop.get(RevokeOtherDevicesDocument, {});
  expect([...revokeOtherDevices].sort()).toEqual([second.device.id, third.device.id].sort());
  expect((await me(first.desktop)).errors).toEqual([]);
  for (const { desktop } of [second, third]) {
    expect(reasonOf(await me(desktop))).toEqual(['Unauthorized', 'DEVICE_REVOKED']);
  }
  const cleo = await bed.person('cleo@example.com');
  expect((await cleo.get(RevokeOtherDevicesDocument, {})).revokeOtherDevices).toEqual([first.device.id]);
  expect((await cleo.get(RevokeOtherDevicesDocument, {})).revokeOtherDevices).toEqual([]);
  expect((await me(cleo)).errors).toEqual([]);
});

test('a device has the name that its person gives it', async () => {
  const { desktop, device } = await signedIn(bed, 'dan@example.com', 'Kitchen');
  expect(device.name).toBe('Kitchen');
  const input = { id: device.id, name: ' Study ' };
  const { renameDevice } = await desktop.get(RenameDeviceDocument, { input });
  expect(renameDevice).toEqual({ ...device, name: 'Study' });
  expect(await devicesOf(desktop)).toEqual([renameDevice]);
});

test('devices are their own people’s only: to others they are not there (E-26)', async () => {
  const { desktop, device } = await signedIn(bed, 'eve@example.com');
  const flo = await bed.person('flo@example.com');
  const outcomes = [
    await flo.ask(RevokeDeviceDocument, { id: device.id }),
    await flo.ask(RevokeDeviceDocument, { id: 'no#thing' }),
    await flo.ask(RenameDeviceDocument, { input: { id: device.id, name: 'Mine' } }),
  ];
  expect(outcomes.map(({ errors }) => errors[0]?.errorType)).toEqual(['NotFound', 'NotFound', 'NotFound']);
  expect(await devicesOf(flo)).toEqual([]);
  expect((await me(desktop)).errors).toEqual([]);
});

test('a device is seen once an hour, and not by every call', async () => {
  const { desktop, device } = await signedIn(bed, 'gus@example.com');
  const gus = await bed.person('gus@example.com');
  const seenAt = async () => (await devicesOf(gus))[0]?.lastSeenAt;
  travel(hour - minute);
  await me(desktop);
  expect(await seenAt()).toBe(device.lastSeenAt);
  const longAgo = '2026-01-01T00:00:00.000Z';
  await bed.rows.set(`USER#${gus.id}`, `DEVICE#${device.id}`, { lastSeenAt: longAgo });
  await me(desktop);
  expect(await seenAt()).toBe(new Date().toISOString());
});

test('an answer to registering that was lost is given again, to the same session only', async () => {
  const { program, desktop, device } = await signedIn(bed, 'hal@example.com');
  const register = (person: Person) => person.ask(RegisterDeviceDocument, { deviceCode: program.deviceCode });
  expect((await register(desktop)).data?.registerDevice).toEqual(device);
  const second = await register(await desktopSession(bed, 'hal@example.com'));
  expect(second.errors).toMatchObject([{ errorType: 'Conflict', errorInfo: { state: 'REGISTERED' } }]);
});

test.each<[string, () => Promise<Person>, string]>([
  ['a browser', () => bed.person('ida@example.com'), 'Forbidden'],
  ['a desktop session of somebody else', () => desktopSession(bed, 'jon@example.com'), 'NotFound'],
])('%s cannot register what ida approved', async (_name, other, errorType) => {
  const program = await started(bed);
  await approve(await bed.person('ida@example.com'), program);
  const { deviceCode } = program;
  expect((await (await other()).ask(RegisterDeviceDocument, { deviceCode })).errors).toMatchObject([{ errorType }]);
  const ida = await desktopSession(bed, 'ida@example.com');
  expect((await ida.ask(RegisterDeviceDocument, { deviceCode })).errors).toEqual([]);
});
