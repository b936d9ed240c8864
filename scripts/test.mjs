/**
 * `npm test`: everything that a change must pass, the browser included. Says which browser it takes, and ends
 * with one line for each part and a non-zero exit code if any failed.
 *
 * `npm test -- unit elements` runs only the parts that are named.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { bin, node, root, runMain, StepError } from './lib/run.mjs';
import { runSteps } from './lib/steps.mjs';
import { findPostgres } from './postgres.mjs';

const script = (name) => join(root, 'scripts', name);
const vitest = (project) => [bin('vitest'), 'run', '--project', project];

/**
 * @param {{ path: string }} browser
 * @returns {import('./lib/steps.mjs').Step[]}
 */
export function testSteps(browser) {
  const env = { CHROME_PATH: browser.path, NO_COLOR: '1', FORCE_COLOR: undefined };
  const step = (name, args, needed = false, more = {}) => ({
    name,
    needed,
    run: () => node(args, { env: { ...env, ...more }, capture: true }),
  });
  return [
    step('build', [script('build.mjs')], true),
    step('types', [bin('typescript', 'tsc'), '-p', 'tsconfig.tests.json']),
    step('drift', [script('generate.mjs'), '--check']),
    step('sizes', [script('check-size.mjs')]),
    step('unit', vitest('unit')),
    postgresStep(env),
    step('packaging', vitest('packaging')),
    step('elements', [bin('@web/test-runner', 'wtr')]),
    step('elements-slim', [bin('@web/test-runner', 'wtr')], false, { ELEMENTS_BASE: 'slim' }),
    step('stories', [join(root, 'tests', 'stories', 'run.mjs')]),
    step('e2e', vitest('e2e')),
  ];
}

/** The platform's tests once more, on PostgreSQL: where it is installed, and else with a line that says so. */
function postgresStep(env) {
  return {
    name: 'postgres',
    run: async () => {
      if (findPostgres() === undefined) {
        const output = 'not installed: no initdb of PostgreSQL 15 or newer on the PATH';
        return { code: 0, output, skipped: true };
      }
      return node(vitest('postgres'), {
        env: { ...env, JTOP_TEST_DATABASE: 'postgres' },
        capture: true,
      });
    },
  };
}

/** The browser, or the reason in one line; a failure here must not be mistaken for a failed test. */
export async function theBrowser() {
  try {
    const browser = await findBrowser((line) => process.stdout.write(`${line}\n`));
    process.stdout.write(`browser: Chromium ${browser.version} (${browser.source}: ${browser.path})\n`);
    return browser;
  } catch (error) {
    throw new StepError(`${error.message}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    if (!existsSync(join(root, 'node_modules'))) throw new StepError('nothing is installed yet: run npm ci');
    const wanted = process.argv.slice(2);
    const steps = testSteps(await theBrowser());
    const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
    if (unknown.length > 0) {
      throw new StepError(
        `no part is called ${unknown.join(', ')}: ${steps.map(({ name }) => name).join(', ')}`,
      );
    }
    return runSteps(wanted.length > 0 ? steps.filter(({ name }) => wanted.includes(name)) : steps);
  });
}
