import { resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { readSettings } from './settings';

const names = ['QUIRE_PORT', 'QUIRE_DATA', 'QUIRE_TLS', 'DYNAMODB_ENDPOINT', 'QUIRE_FAULTS'];
afterEach(() => vi.unstubAllEnvs());

function settingsOf(environment: Record<string, string>) {
  for (const name of names) vi.stubEnv(name, environment[name]);
  return readSettings();
}

test('who says nothing gets what the README tells', () => {
  expect(settingsOf({})).toEqual({
    firstPort: 3000,
    dataDirectory: resolve('.quire'),
    usesTls: false,
    dynamodbEndpoint: undefined,
  });
});

test.each([
  [{ QUIRE_PORT: '1024' }, { firstPort: 1024 }],
  // The highest possible port, since the other services take the next three.
  [{ QUIRE_PORT: '65532' }, { firstPort: 65_532 }],
  [{ QUIRE_DATA: 'other' }, { dataDirectory: resolve('other') }],
  [{ QUIRE_TLS: '1' }, { usesTls: true }],
  [{ QUIRE_TLS: '0' }, { usesTls: false }],
  [{ DYNAMODB_ENDPOINT: 'http://localhost:8000' }, { dynamodbEndpoint: 'http://localhost:8000' }],
])('%o is heeded', (environment, settings) => {
  expect(settingsOf(environment)).toMatchObject(settings);
});

const port = 'QUIRE_PORT is a whole number from 1024 to 65532, not';

test.each<[Record<string, string>, string]>([
  [{ QUIRE_PORT: '1023' }, `${port} "1023".`],
  [{ QUIRE_PORT: '65533' }, `${port} "65533".`],
  [{ QUIRE_PORT: '3000.5' }, `${port} "3000.5".`],
  [{ QUIRE_DATA: '' }, 'QUIRE_DATA is the path of a folder, not "".'],
  [{ QUIRE_TLS: 'yes' }, 'QUIRE_TLS is 0 or 1, not "yes".'],
  [{ DYNAMODB_ENDPOINT: 'nowhere' }, 'DYNAMODB_ENDPOINT is an address such as http://127.0.0.1:8000, not "nowhere".'],
  [{ QUIRE_PORT: 'many', QUIRE_TLS: '2' }, `${port} "many". QUIRE_TLS is 0 or 1, not "2".`],
])('%o is refused in a sentence', (environment, sentence) => {
  expect(() => settingsOf(environment)).toThrow(new Error(sentence));
});

test('wrong faults are refused before anything has started', () => {
  expect(() => settingsOf({ QUIRE_FAULTS: 'meow' })).toThrow('QUIRE_FAULTS');
});
