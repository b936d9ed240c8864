import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

type ProjectConfig = TestProjectInlineConfiguration['test'];

/**
 * Workspace packages resolve to their TypeScript source, so a test needs no build. The exceptions look at
 * what `npm run build` made: tests/packaging, and tests/e2e and tests/faults, which run the real program.
 */
const conditions = ['@jtop/source', 'node', 'development|production'];

const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['@jtop/source'] } },
};

const everywhere: ProjectConfig = {
  environment: 'node',
  pool: 'forks',
  setupFiles: ['./scripts/fail-on-console.ts'],
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  // A database that is made afresh takes five seconds on a calm machine and seventeen on a busy one.
  testTimeout: 30_000,
  hookTimeout: 90_000,
};

/**
 * The platform's tests once more, on a PostgreSQL that is started for them. Only where it is asked for by
 * JTOP_TEST_DATABASE=postgres (as `npm test` does where PostgreSQL is installed): not every machine has one.
 */
const onPostgres = {
  ...shared,
  test: {
    ...everywhere,
    name: 'postgres',
    globalSetup: ['./scripts/postgres-setup.ts'],
    include: [
      'packages/platform/src/**/*.test.ts',
      'tests/contract/platform.test.ts',
      'tests/**/*.postgres.test.ts',
    ],
    // These two are about the embedded database and its folder; `*.postgres.test.ts` stand in their place.
    exclude: [
      'packages/platform/src/db/open.test.ts',
      'packages/platform/src/main.test.ts',
      '**/node_modules/**',
    ],
  },
} satisfies TestProjectInlineConfiguration;

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: process.env.CI ? ['dot'] : ['default'],
    projects: [
      ...(process.env.JTOP_TEST_DATABASE === 'postgres' ? [onPostgres] : []),
      {
        ...shared,
        test: {
          ...everywhere,
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'tests/**/*.test.ts',
            'examples/*/src/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: [
            'packages/elements/**',
            'tests/e2e/**',
            'tests/faults/**',
            'tests/packaging/**',
            '**/*.postgres.test.ts',
            '**/node_modules/**',
            '**/dist/**',
          ],
        },
      },
      {
        ...shared,
        test: { ...everywhere, name: 'packaging', include: ['tests/packaging/**/*.test.ts'] },
      },
      {
        ...shared,
        test: {
          ...everywhere,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          exclude: ['**/*.postgres.test.ts', '**/node_modules/**'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
