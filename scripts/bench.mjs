/** `npm run bench -- [questions] [--quick] [--json [file]]`: builds what has changed, then runs bench/run.ts. */
import { join } from 'node:path';
import { node, root, runMain } from './lib/run.mjs';

await runMain(async () => {
  // Standard output is for the figures.
  const built = await node([join(root, 'scripts', 'build.mjs')], { capture: true });
  if (built.code !== 0) {
    process.stderr.write(built.output);
    return built.code;
  }
  const bench = ['--conditions=@jtop/source', '--import', 'tsx', join(root, 'bench', 'run.ts')];
  return (await node([...bench, ...process.argv.slice(2)])).code;
});
