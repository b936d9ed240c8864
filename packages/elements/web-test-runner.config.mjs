import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  files: [process.env.FILES ?? 'packages/elements/src/**/*.test.ts'],
  nodeResolve: { exportConditions: ['@jtop/source', 'production', 'browser'] },
  concurrency: 1,
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url)) })],
  browsers: [chromeLauncher({ launchOptions: { executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] } })],
  testFramework: { config: { timeout: 10000 } },
};
