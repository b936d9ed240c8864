/** `npm run verify`: what CI runs. Format, lint, and everything of `npm test`, types and packaging included. */
import { bin, node, runMain } from './lib/run.mjs';
import { runSteps } from './lib/steps.mjs';
import { testSteps, theBrowser } from './test.mjs';

await runMain(async () => {
  const step = (name, args) => ({ name, run: () => node(args, { env: { NO_COLOR: '1' }, capture: true }) });
  return runSteps([
    step('format', [bin('prettier'), '--check', '--log-level', 'warn', '.']),
    step('lint', [bin('eslint'), '.', '--max-warnings', '0']),
    ...testSteps(await theBrowser()),
  ]);
});
