/**
 * `npm run test:faults`: builds, then throws kills, outages, cuts, crowds and jumps of the clock at the built platform, for ten
 * minutes at most. Prints its figures and its seed; the exit code says whether every promise was kept. What follows
 * `--` goes to the campaign: `npm run test:faults -- --only kills --seed 7`. See tests/faults/README.md.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bin, node, root, runMain } from './lib/run.mjs';

const MAIN = join(root, 'tests', 'faults', 'campaign', 'main.ts');

await runMain(async () => {
  const built = await node([join(root, 'scripts', 'build.mjs')]);
  if (built.code !== 0) return built.code;
  const loader = pathToFileURL(join(bin('tsx'), '..', 'loader.mjs')).href;
  const args = ['--conditions=@jtop/source', `--import=${loader}`, MAIN, ...process.argv.slice(2)];
  return (await node(args)).code;
});
