import { afterEach, expect, test, vi } from 'vitest';
import { required } from './environment';

afterEach(() => void vi.unstubAllEnvs());

test('a setting is read as it is', () => {
  vi.stubEnv('TABLE', 'documents');
  expect(required('TABLE')).toBe('documents');
});

test.each([undefined, ''])('a setting that is %j is named', (value) => {
  vi.stubEnv('TABLE', value);
  expect(() => required('TABLE')).toThrow('TABLE is not set.');
});
