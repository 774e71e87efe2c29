import { expect, test } from 'vitest';
import { awsScalars } from './scalars';

const scalar = (name: string) => {
  const found = awsScalars.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};

const takes = (name: string, value: unknown) => {
  try {
    return scalar(name).parseValue(value) === value && scalar(name).serialize(value) === value;
  } catch {
    return false;
  }
};

test.each([
  ['AWSDate', '1970-01-01', true],
  ['AWSDate', '1970-01-01+07:00', true],
  ['AWSDate', '2023-02-29', false],
  ['AWSDate', '2024-02-29', true],
  ['AWSDate', '01/02/1970', false],
  ['AWSTime', '12:30', true],
  ['AWSTime', '12:30:24.500+05:30', true],
  ['AWSTime', '25:00', false],
  ['AWSDateTime', '1970-01-01T12:30Z', true],
  ['AWSDateTime', '1970-01-01T12:30:00.123+05:30', true],
  ['AWSDateTime', '1970-01-01T12:30:00', false],
  ['AWSDateTime', '1970-02-31T12:30:00Z', false],
  ['AWSDateTime', 5, false],
  ['AWSTimestamp', 1700000000, true],
  ['AWSTimestamp', 1.5, false],
  ['AWSEmail', 'ann@example.com', true],
  ['AWSEmail', 'ann at example', false],
  ['AWSURL', 'https://example.com/a', true],
  ['AWSURL', 'example', false],
  ['AWSPhone', '+49 30 1234567', true],
  ['AWSPhone', 'phone', false],
  ['AWSIPAddress', '127.0.0.1/8', true],
  ['AWSIPAddress', '1a2b:3c4b::1234:4567', true],
  ['AWSIPAddress', '127.0.0.1/33', false],
  ['AWSIPAddress', '300.0.0.1', false],
])('%s: %s is taken: %s', (name, value, isTaken) => {
  expect(takes(name, value)).toBe(isTaken);
});

test('a value of another form is named, going in and coming out', () => {
  const date = scalar('AWSDateTime');
  expect(() => date.serialize('soon')).toThrow('Unable to serialize `soon` as a valid AWSDateTime Object.');
  expect(() => date.parseValue('soon')).toThrow('Unable to parse `soon` as a valid AWSDateTime Object.');
});

test('AWSJSON is text on the wire and a value in resolvers', () => {
  const json = scalar('AWSJSON');
  expect(json.parseValue('{"a":1}')).toEqual({ a: 1 });
  expect(json.serialize({ a: 1 })).toBe('{"a":1}');
  expect(() => json.parseValue('{a}')).toThrow('as valid JSON');
});
