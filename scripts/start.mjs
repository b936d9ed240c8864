/**
 * `npm start`: builds what has changed, then runs the platform in this very process, so that the pid that the
 * platform prints is the one to stop. Settings come from the environment and go to the platform untouched.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { node, root, runMain, StepError } from './lib/run.mjs';

const MAIN = join(root, 'packages', 'platform', 'dist', 'main.js');

await runMain(async () => {
  // In a process of its own: what a compiler leaves in memory is nothing that a server should carry.
  const built = await node([join(root, 'scripts', 'build.mjs')]);
  if (built.code !== 0) return built.code;
  if (!existsSync(MAIN)) throw new StepError(`${MAIN} is missing: run npm run build -- --clean`);
  const { main } = await import(pathToFileURL(MAIN).href);
  return main();
});
