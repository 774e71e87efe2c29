import { defineConfig } from 'vitest/config';

/** Types the commands that the pages print, one after the other. */
export default defineConfig({
  test: {
    include: ['e2e/docs/newcomer.ts'],
    env: { QUIRE_KEYCHAIN: 'off' },
    globalSetup: 'e2e/testing/temporaryFolder.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
