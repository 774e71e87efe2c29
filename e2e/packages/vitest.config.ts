import { defineConfig } from 'vitest/config';

/** Tests the packages as others use them. `NODE_24` is the path of a second Node to try them with. */
export default defineConfig({
  test: {
    include: ['e2e/packages/**/*.test.ts'],
    env: { CDK_VALIDATION: 'false', QUIRE_KEYCHAIN: 'off' },
    globalSetup: ['e2e/testing/temporaryFolder.ts', 'e2e/api/testing/assembly.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
