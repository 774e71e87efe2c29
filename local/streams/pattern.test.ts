import { expect, test } from 'vitest';
import { compilePattern } from './pattern';

const event = {
  eventName: 'INSERT',
  count: 5,
  tags: ['red', 'green'],
  dynamodb: { NewImage: { sk: { S: 'CHANGE#7' }, gone: { NULL: true } }, none: null },
};

const sk = (matcher: unknown) => ({ dynamodb: { NewImage: { sk: { S: [matcher] } } } });

test.each<[string, object, boolean]>([
  ['an exact value', { eventName: ['INSERT'] }, true],
  ['one of several', { eventName: ['REMOVE', 'INSERT'] }, true],
  ['none of several', { eventName: ['REMOVE', 'MODIFY'] }, false],
  ['every field of several', { eventName: ['INSERT'], count: [6] }, false],
  ['no field at all', {}, true],
  ['null', { dynamodb: { none: [null] } }, true],
  ['an element of a list', { tags: ['green'] }, true],
  ['a field that is not there', { missing: { deeper: ['x'] } }, false],
  ['a beginning', sk({ prefix: 'CHANGE#' }), true],
  ['another beginning', sk({ prefix: 'VERSION#' }), false],
  ['an end', sk({ suffix: '#7' }), true],
  ['anything but that', { eventName: [{ 'anything-but': 'INSERT' }] }, false],
  ['anything but those', { eventName: [{ 'anything-but': ['REMOVE', 'MODIFY'] }] }, true],
  ['anything but, of nothing', { missing: [{ 'anything-but': 'x' }] }, false],
  ['what exists', sk({ exists: true }), true],
  ['what does not exist', { missing: [{ exists: false }] }, true],
  ['what exists, but is no leaf', { dynamodb: { NewImage: { sk: [{ exists: true }] } } }, false],
  ['a number within', { count: [{ numeric: ['>', 0, '<=', 5] }] }, true],
  ['a number without', { count: [{ numeric: ['<', 5] }] }, false],
  ['a text that looks like a number', { eventName: [{ numeric: ['>', 0] }] }, false],
])('%s', (_name, pattern, isMatch) => {
  expect(compilePattern(JSON.stringify(pattern))(event)).toBe(isMatch);
});

test.each([
  [{ eventName: [{ wildcard: '*' }] }, 'wildcard'],
  [{ eventName: [{ prefix: { 'equals-ignore-case': 'in' } }] }, 'equals-ignore-case'],
  [{ eventName: [{ 'anything-but': { prefix: 'x' } }] }, 'anything-but'],
  [{ count: [{ numeric: ['~', 1] }] }, '~'],
  [{ $or: [{ eventName: ['INSERT'] }] }, '$or'],
  [{ eventName: 'INSERT' }, 'eventName'],
])('%j is refused by name', (pattern, name) => {
  expect(() => compilePattern(JSON.stringify(pattern))).toThrow(name);
});
