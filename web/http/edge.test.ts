import { expect, test } from 'vitest';
import { startApp } from '../testing/app';
import { environment } from '../testing/environment';
import { addressIn, visitorsAddress } from './edge';

const secret = 'what only our edge and this server know';
const edge = { EDGE_SECRET: secret, EDGE_ADDRESS_HEADER: 'x-forwarded-for' };

test.each([
  ['198.51.100.10:46532', '198.51.100.10'],
  ['198.51.100.10', '198.51.100.10'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8:1:2:3:4:5:6:46532', '2001:db8:1:2:3:4:5:6'],
  ['2001:db8::1', '2001:db8::1'],
  ['203.0.113.9, 198.51.100.10', '198.51.100.10'],
  ['203.0.113.9,', null],
  ['unknown', null],
  ['', null],
])('an edge that says %j names the address %s (E-23)', (header, address) => {
  expect(addressIn(header)).toBe(address);
});

test.each([
  // settings, headers, address
  [{}, { 'x-forwarded-for': '203.0.113.9', 'cloudfront-viewer-address': '203.0.113.9:1' }, '192.0.2.1'],
  [edge, { 'x-forwarded-for': '203.0.113.9' }, '203.0.113.9'],
  [edge, { 'cloudfront-viewer-address': '203.0.113.9:1' }, null],
])('with settings %o and headers %o the visitor comes from %s (E-23)', (settings, headers, address) => {
  const socket = { remoteAddress: '192.0.2.1' } as never;
  expect(visitorsAddress({ headers, socket }, environment(settings))).toBe(address);
});

test.each([
  ['with the secret, whatever the host', { 'x-quire-edge': secret, host: 'origin.internal' }, 200],
  ['without it', {}, 421],
  ['with another', { 'x-quire-edge': `${secret}.` }, 421],
  ['with nothing in its place', { 'x-quire-edge': '' }, 421],
])('where there is an edge, who comes %s is answered in kind (E-23)', async (_way, headers, status) => {
  const { ask } = await startApp(edge);
  expect(await ask({ path: '/', headers })).toMatchObject({ status });
});

test('who looks after this machine comes around the edge, and sees no more than its health', async () => {
  const { ask } = await startApp(edge);
  expect(await ask({ path: '/health', headers: { host: '10.0.0.1' } })).toMatchObject({ status: 200, text: 'ok\n' });
});
