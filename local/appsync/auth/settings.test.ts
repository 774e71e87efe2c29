import { afterEach, expect, test, vi } from 'vitest';
import { apiCloud } from '../testing/cloud';
import { authSettingsOf } from './settings';

afterEach(() => void vi.useRealTimers());

const endOf = (Expires?: number) => {
  const keys = [{ ApiKey: 'k', ...(Expires === undefined ? {} : { Expires }) }];
  const { template } = apiCloud({ sdl: '', keys });
  const [key] = authSettingsOf({ AuthenticationType: 'API_KEY' }, template).apiKeys;
  return new Date(key?.expires ?? 0).toISOString();
};

test.each([
  ['without a date ends after a week', undefined, '2026-01-09T10:00:00.000Z'],
  ['ends at the hour of its date', Date.UTC(2026, 5, 1, 12, 59, 59) / 1000, '2026-06-01T12:00:00.000Z'],
])('a key %s', (_name, expires, end) => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2, 10, 59) });
  expect(endOf(expires)).toBe(end);
});
