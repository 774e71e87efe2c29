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
    ...{ firstPort: 3000, dataDirectory: resolve('.quire'), usesTls: false, dynamodbEndpoint: undefined },
  });
});

test.each([
  [{ QUIRE_PORT: '1024' }, { firstPort: 1024 }],
  // The other services have the three ports after it.
  [{ QUIRE_PORT: '65532' }, { firstPort: 65_532 }],
  [{ QUIRE_DATA: 'other' }, { dataDirectory: resolve('other') }],
  [{ QUIRE_TLS: '1' }, { usesTls: true }],
  [{ QUIRE_TLS: '0' }, { usesTls: false }],
  [{ DYNAMODB_ENDPOINT: 'http://localhost:8000' }, { dynamodbEndpoint: 'http://localhost:8000' }],
])('%o is heeded', (environment, settings) => {
  expect(settingsOf(environment)).toMatchObject(settings);
});

test.each<[Record<string, string>]>([
  [{ QUIRE_PORT: '1023' }],
  [{ QUIRE_PORT: '65533' }],
  [{ QUIRE_PORT: '3000.5' }],
  [{ QUIRE_DATA: '' }],
  [{ QUIRE_TLS: 'yes' }],
  [{ DYNAMODB_ENDPOINT: 'nowhere' }],
])('%o is refused by its name', (environment) => {
  const [name = ''] = Object.keys(environment);
  expect(() => settingsOf(environment)).toThrow(name);
});

test('wrong faults are refused before anything has started', () => {
  expect(() => settingsOf({ QUIRE_FAULTS: 'meow' })).toThrow('QUIRE_FAULTS');
});
