/**
 * `npm run generate`: openapi.json, the plain types and the validators, all from the schemas of the contract.
 * With `--check` nothing is written, and a difference is a failure.
 */
import { join } from 'node:path';
import { bin, node, root, runMain } from './lib/run.mjs';

await runMain(async () => {
  const script = join(root, 'packages', 'contract', 'scripts', 'generate.ts');
  const run = await node([bin('tsx'), '--conditions=@jtop/source', script, ...process.argv.slice(2)]);
  return run.code;
});
