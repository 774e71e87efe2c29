import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.spec.ts'],
    // Otherwise journeys would fill the developer's keychain.
    env: { QUIRE_KEYCHAIN: 'off' },
    globalSetup: ['e2e/testing/temporaryFolder.ts', 'e2e/testing/fixtures.ts'],
    // There is one cloud and one browser, so journeys run one after the other.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
