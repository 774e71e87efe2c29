import { expect, test } from 'vitest';
import { targetIn } from './target';

test.each([
  ['/graphql?query=x', '/graphql?query=x'],
  ['//a/b', '//a/b'],
  ['http://any.example/graphql?a=?', '/graphql?a=?'],
  ['HTTPS://any.example:99999', '/'],
  ['http://any.example?a=1', '/?a=1'],
  ['http://u:p@[x:99999/path', '/path'],
  ['*', undefined],
  ['any.example:443', undefined],
  ['ftp://any.example/path', undefined],
])('of %s is asked %s', (url, target) => {
  expect(targetIn({ url })).toBe(target);
});
