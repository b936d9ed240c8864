/**
 * The tests of the elements run in a real browser, from source. `npx wtr --files packages/elements/src/x.test.ts`
 * runs one file, `npx wtr --coverage` measures. With ELEMENTS_BASE=slim the elements stand on what the browser files
 * have in the place of Lit.
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './scripts/browser.mjs';

const browser = await findBrowser();

/**
 * Two things before any test: a notice of the browser about ResizeObserver is no failure (the observer simply
 * answers a frame later), and whatever is printed to the console is one. A test that expects a line puts its own
 * function in place of the method.
 */
const beforeTests = `
  window.addEventListener('error', (event) => {
    if (String(event.message).startsWith('ResizeObserver loop')) event.stopImmediatePropagation();
  }, { capture: true });
  for (const method of ['debug', 'error', 'info', 'log', 'trace', 'warn']) {
    const print = console[method].bind(console);
    console[method] = (...args) => {
      print(...args);
      reportError(new Error('the test printed to console.' + method + ': ' + args.map(String).join(' ')));
    };
  }
`;

/** As rollup.config.mjs does for the browser files. */
const slimLit = {
  name: 'jtop-slim-lit',
  resolveImport({ source, context }) {
    if (/[\\/]slim-[a-z]+\.test\.ts$/.test(context.path)) return undefined;
    if (source === 'lit') return '/packages/elements/src/cdn/slim-lit.ts';
    return source.startsWith('lit/directives/') ? '/packages/elements/src/cdn/slim-directives.ts' : undefined;
  },
};

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: ['packages/elements/src/**/*.test.ts'],
  concurrency: 2,
  nodeResolve: { exportConditions: ['@jtop/source', 'production', 'browser'] },
  plugins: [
    ...(process.env.ELEMENTS_BASE === 'slim' ? [slimLit] : []),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.base.json', import.meta.url)),
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: browser.path, args: browser.args },
    }),
  ],
  testFramework: { config: { ui: 'bdd', timeout: 10_000 } },
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  coverageConfig: {
    include: ['packages/*/src/**/*.ts'],
    exclude: ['**/*.test.ts', '**/*.stories.ts', '**/generated/**', '**/node_modules/**'],
    report: true,
    reportDir: 'coverage',
  },
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8"><script>${beforeTests}</script></head>
  <body><script type="module" src="${testFramework}"></script></body>
</html>`,
};
