import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const alias = { '~': fileURLToPath(new URL('./web/app', import.meta.url)) };
/** Tests that put something in the place of a module. */
const isolated = '**/*.isolated.test.ts';

function project(test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return { extends: true, test: { exclude: [...configDefaults.exclude, isolated], ...test } };
}

const withAssembly = { globalSetup: ['e2e/testing/temporaryFolder.ts', 'e2e/api/testing/assembly.ts'] };

export default defineConfig({
  test: {
    // Else tests would fill the keychain of whoever runs them.
    env: { CDK_VALIDATION: 'false', QUIRE_KEYCHAIN: 'off' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest would leave one core alone; most of these tests wait for something, so that one more than there are is used.
    maxWorkers: availableParallelism() + 1,
    // Importing was a third of all work: the test files of a worker share what they import.
    isolate: false,
    globalSetup: 'e2e/testing/temporaryFolder.ts',
    coverage: {
      provider: 'v8',
      include: ['resolvers/**/*.ts', 'infra/*.ts', 'local/**/*.ts', 'web/app/**/*.{ts,tsx}', 'client/*.ts'],
      exclude: ['**/generated/**', '**/generated.ts', '**/*.test.*', '**/*.d.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      project({ name: 'resolvers', include: ['{resolvers,schema}/**/*.test.ts'] }),
      project({ name: 'infra', include: ['infra/**/*.test.ts'] }),
      project({ name: 'local', include: ['local/**/*.test.ts'] }),
      // A module of the web app reads the environment once, and each test file sets its own.
      { resolve: { alias }, ...project({ name: 'web', include: ['web/**/*.test.{ts,tsx}'], isolate: true }) },
      project({ name: 'client', include: ['client/**/*.test.ts'] }),
      project({ name: 'desktop', include: ['desktop/**/*.test.ts'] }),
      project({ name: 'tests', include: ['e2e/{docs,house,mutation,schema,security}/**/*.test.ts'] }),
      project({ name: 'integration', include: ['{bench,e2e/api}/**/*.test.ts'], ...withAssembly }),
      project({
        name: 'isolated',
        include: [isolated],
        exclude: configDefaults.exclude,
        isolate: true,
        ...withAssembly,
      }),
    ],
  },
});
