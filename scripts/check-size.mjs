/**
 * `npm run size`: what the browser files weigh against their ceilings, and that nothing got in that must not.
 * Run it after a build. The rules are in scripts/lib/size-rules.mjs; tests/size tries them on bad input.
 */
import { build } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runMain, StepError } from './lib/run.mjs';
import { BUNDLES, CEILINGS, compressed, GOALS, strangersIn, tooNewIn } from './lib/size-rules.mjs';

const CDN = join(root, 'packages', 'elements', 'dist', 'cdn');

await runMain(async () => {
  const faults = [];
  for (const [name, ceiling] of Object.entries(CEILINGS)) {
    const file = join(CDN, name);
    if (!existsSync(file)) throw new StepError(`${file} is missing: run npm run build`);
    const bytes = readFileSync(file);
    const size = compressed(bytes);
    const missed = size > GOALS[name] ? `, ${size - GOALS[name]} over its goal of ${GOALS[name]}` : '';
    process.stdout.write(`${name}: ${size} of ${ceiling} bytes (brotli 11)${missed}\n`);
    if (size > ceiling) faults.push(`${name} is ${size - ceiling} bytes over its ceiling`);
    const text = bytes.toString();
    faults.push(
      ...[...strangersIn(text), ...tooNewIn(text)].map((stranger) => `${name} contains ${stranger}`),
    );
  }
  for (const { name, entry } of BUNDLES) {
    const text = await bundle(entry);
    process.stdout.write(`${name} by esbuild: ${compressed(Buffer.from(text))} bytes (brotli 11)\n`);
    faults.push(...strangersIn(text).map((stranger) => `a bundle of ${name} contains ${stranger}`));
  }
  for (const fault of faults) process.stderr.write(`size: ${fault}\n`);
  return faults.length > 0 ? 1 : 0;
});

/** What a partner's own bundler makes of one of our packages, out of its published files. */
async function bundle(entry) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${entry}';`, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minifySyntax: true,
    minifyWhitespace: true,
    conditions: ['production'],
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}
