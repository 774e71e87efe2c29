import { expect, test } from 'vitest';
import { returnPath, signInAgainFrom, signInFrom } from './returnPath';

test.each([
  ['/doc/01ABC', '/doc/01ABC'],
  ['/dashboard?after=a%2Fb', '/dashboard?after=a%2Fb'],
  ['/doc/caf%C3%A9', '/doc/caf%C3%A9'],
])('signing in comes back to %s', (asked, path) => {
  expect(returnPath(asked)).toBe(path);
});

test.each([
  null,
  '',
  'doc/1',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/\t/evil.example/',
  '/\n/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  ' /dashboard',
  '/auth/signin?to=/auth/signin',
  '/auth/signout',
])('signing in never leads to %j', (asked) => {
  expect(returnPath(asked)).toBe('/dashboard');
});

test('the way to sign in remembers the page, whatever host it was asked by', () => {
  expect(signInFrom('http://internal:8080/dashboard?after=a%2Bb')).toBe(
    '/auth/signin?to=%2Fdashboard%3Fafter%3Da%252Bb',
  );
});

test('who signed in too long ago is asked again, and comes back to the same page', () => {
  expect(signInAgainFrom('https://quire.example/device?code=BCDF-GHJK')).toBe(
    '/auth/signin?to=%2Fdevice%3Fcode%3DBCDF-GHJK&screen=again',
  );
});
