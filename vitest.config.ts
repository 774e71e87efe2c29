import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '~': fileURLToPath(new URL('./web/app', import.meta.url)) };

export default defineConfig({
  test: {
    // Else tests would fill the keychain of whoever runs them.
    env: { CDK_VALIDATION: 'false', QUIRE_KEYCHAIN: 'off' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest would leave one core alone; most of these tests wait for something, so that one more than there are is used.
    maxWorkers: availableParallelism() + 1,
    globalSetup: 'e2e/testing/temporaryFolder.ts',
    coverage: {
      provider: 'v8',
      include: ['resolvers/**/*.ts', 'infra/*.ts', 'local/**/*.ts', 'web/app/**/*.{ts,tsx}', 'client/*.ts'],
      exclude: ['**/generated/**', '**/generated.ts', '**/*.test.*', '**/*.d.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      { extends: true, test: { name: 'resolvers', include: ['{resolvers,schema}/**/*.test.ts'] } },
      { extends: true, test: { name: 'infra', include: ['infra/**/*.test.ts'] } },
      { extends: true, test: { name: 'local', include: ['local/**/*.test.ts'] } },
      { extends: true, resolve: { alias }, test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'client', include: ['client/**/*.test.ts'] } },
      { extends: true, test: { name: 'desktop', include: ['desktop/**/*.test.ts'] } },
      { extends: true, test: { name: 'tests', include: ['e2e/{docs,house,mutation,schema,security}/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{e2e/api,bench}/**/*.test.ts'],
          globalSetup: ['e2e/testing/temporaryFolder.ts', 'e2e/api/testing/assembly.ts'],
        },
      },
    ],
  },
});
