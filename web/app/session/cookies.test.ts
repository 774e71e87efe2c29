import { expect, test } from 'vitest';
import { createCookieJar } from './cookies';

const secure = createCookieJar('https://quire.example');
const plain = createCookieJar('http://localhost:3000');

test('over https a cookie is bound to the host, and no script and no other site can use it (E-09)', () => {
  expect(secure.write('access', 'sealed', 60.9)).toBe(
    '__Host-quire_access=sealed; Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure',
  );
});

test('over http it has no prefix, since browsers would refuse it', () => {
  expect(plain.write('access', 'sealed', 60)).toBe('quire_access=sealed; Max-Age=60; Path=/; HttpOnly; SameSite=Lax');
});

test('a cleared cookie ends at once', () => {
  expect(plain.clear('access')).toContain('quire_access=; Max-Age=0;');
});

test('cookies are found by the beginning of their names, the oldest first', () => {
  const header = '__Host-quire_signin_a=1; quire_signin_b=2; __Host-quire_access=3; __Host-quire_signin_c=4';
  expect(secure.names(header, 'signin_')).toEqual(['signin_a', 'signin_c']);
  expect(secure.names(null, 'signin_')).toEqual([]);
});

test('a cookie that browsers would drop is refused', () => {
  expect(() => plain.write('refresh', 'x'.repeat(4090), 60)).toThrow('larger than browsers keep');
});

test.each([
  ['quire_access=one', 'one'],
  ['other=1; quire_access=one; last=2', 'one'],
  ['quire_access=a=b', 'a=b'],
  ['not_quire_access=one', null],
  ['quire_access2=one', null],
  ['quire_access=', null],
  ['', null],
  [null, null],
])('in the header %s the cookie is %s', (header, value) => {
  expect(plain.read(header, 'access')).toBe(value);
});
