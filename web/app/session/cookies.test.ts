import { expect, test } from 'vitest';
import { createCookieJar } from './cookies';

const secure = createCookieJar('https://quire.example');
const plain = createCookieJar('http://localhost:3000');

test('over https a cookie is bound to the host, and no script and no other site can use it', () => {
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
