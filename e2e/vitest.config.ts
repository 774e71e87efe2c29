import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.spec.ts'],
    // Else journeys would fill the keychain of whoever runs them.
    env: { QUIRE_KEYCHAIN: 'off' },
    globalSetup: ['e2e/testing/temporaryFolder.ts', 'e2e/testing/fixtures.ts'],
    // One cloud, one browser, and journeys that a person would make one after the other.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
