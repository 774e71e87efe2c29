import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/bench/**/*.bench.ts'],
    env: { CDK_VALIDATION: 'false' },
    globalSetup: 'e2e/testing/temporaryFolder.ts',
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
