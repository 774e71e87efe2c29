import { expect, test } from 'vitest';
import { context, deviceLoginItem, logins, step } from '../testing/step';

const putLogin = step('devices/putLogin');

const { codeChallenge, clientName, clientVersion, platform } = deviceLoginItem();
const stash = {
  askedLogin: { codeChallenge, clientName, clientVersion, platform },
  mintedCodes: { deviceCode: 'device-code', loginId: 'device-login', userCode: 'BCDFGHJK', replacedId: null },
};

const request = (headers: Record<string, string> = {}) =>
  putLogin.request(context({ identity: null, stash, request: { headers, domainName: null } }));

test('login and user code come to the table of device logins together, or neither does', () => {
  expect(request()).toMatchObject({
    value: {
      operation: 'TransactWriteItems',
      transactItems: [
        { table: logins, operation: 'PutItem', key: { pk: { S: 'LOGIN#device-login' } } },
        { table: logins, operation: 'PutItem', key: { pk: { S: 'CODE#BCDFGHJK' } } },
      ],
    },
  });
});

test.each([
  ['203.0.113.9, 64.252.1.1', '203.0.113.9'],
  ['2001:db8::7, 64.252.1.1', '2001:db8::7'],
  // The first address is only claimed by the client.
  ['198.51.100.1, 203.0.113.9, 64.252.1.1', '203.0.113.9'],
  ['203.0.113.9', null],
  ['<b>home</b>, 64.252.1.1', null],
  ['', null],
])('of the hops %j the address is %j', (hops, address) => {
  expect(request({ 'x-forwarded-for': hops })).toMatchObject({ stash: { deviceLogin: { address } } });
});

test('where no hop has written anything, no address is known', () => {
  expect(request()).toMatchObject({ stash: { deviceLogin: { address: null } } });
});
