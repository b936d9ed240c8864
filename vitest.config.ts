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

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: process.env.CI ? ['dot'] : ['default'],
    projects: [
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
          exclude: ['**/node_modules/**'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
