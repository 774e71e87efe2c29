import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/**/*.spec.ts'],
    globalSetup: 'e2e/fixtures.ts',
    // One cloud, one browser, and journeys that a person would make one after the other.
    fileParallelism: false,
    testTimeout: 60_000,
    // A browser on a busy machine may miss its time once; what fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    hookTimeout: 120_000,
  },
});
