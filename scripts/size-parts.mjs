/**
 * `npm run size:parts`: what each module of the widgets' file costs, largest first: the bytes after brotli that the
 * file would lose without it. Parts that resemble each other pay for each other, so the figures do not add up.
 */
import { build, transformSync } from 'esbuild';
import { join } from 'node:path';
import { root, runMain } from './lib/run.mjs';
import { compressed } from './lib/size-rules.mjs';

await runMain(async () => {
  const modules = await minifiedModules();
  const whole = weigh(modules);
  const names = [...new Set(modules.map(({ name }) => name))];
  const rows = names
    .map((name) => ({ name, bytes: whole - weigh(modules.filter((module) => module.name !== name)) }))
    .sort((a, b) => b.bytes - a.bytes);
  process.stdout.write(`all modules: ${whole} bytes (brotli 11, each minified alone)\n`);
  for (const { name, bytes } of rows) process.stdout.write(`${String(bytes).padStart(6)}  ${name}\n`);
  return 0;
});

function weigh(modules) {
  return compressed(Buffer.from(modules.map(({ code }) => code).join('')));
}

/** The modules of one bundle, told apart by the comments that esbuild puts before each. */
async function minifiedModules() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages', 'elements', 'src', 'cdn', 'jtop.ts')],
    absWorkingDir: root,
    bundle: true,
    minifySyntax: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    conditions: ['@jtop/source', 'production', 'browser'],
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    write: false,
  });
  const parts = outputFiles[0].text.split(/^\/\/ (?=packages\/|node_modules\/)/m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    const options = { minify: true, charset: 'utf8', format: 'esm' };
    return { name: packageOrFile(part.slice(0, end)), code: transformSync(part.slice(end), options).code };
  });
}

function packageOrFile(path) {
  if (!path.startsWith('node_modules/')) return path.replace('packages/', '');
  return path
    .split('/')
    .slice(1, path.includes('/@') ? 3 : 2)
    .join('/');
}
