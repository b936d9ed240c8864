/**
 * `npm run test:engines`: fetches the old Chromiums if need be, builds, and runs tests/e2e/engines.test.ts in every browser that
 * is there. `npm test` runs the same test in those that are already there.
 */
import { join } from 'node:path';
import { installEngines } from './engines.mjs';
import { bin, node, root, runMain } from './lib/run.mjs';

await runMain(async () => {
  installEngines((line) => process.stdout.write(`${line}\n`));
  const built = await node([join(root, 'scripts', 'build.mjs')]);
  if (built.code !== 0) return built.code;
  return (await node([bin('vitest'), 'run', '--project', 'e2e', 'tests/e2e/engines.test.ts'])).code;
});
