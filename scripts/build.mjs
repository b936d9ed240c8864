/**
 * `npm run build`: the packages by TypeScript, then the browser files by rollup.
 *
 * Incremental, and right after an interruption: `.cache/build.json` says what the last complete build was made
 * from and what it made. Without it, with outputs that are gone, or after a source file was removed, the outputs
 * are thrown away first. Two builds at once wait for each other. `--clean` starts from nothing.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingOutputs, PACKAGES, readInputs, readOutputs } from './lib/inputs.mjs';
import { withLock } from './lib/lock.mjs';
import { bin, node, root, runMain, since, StepError } from './lib/run.mjs';

const STAMP = join(root, '.cache', 'build.json');

/**
 * @param {{ clean?: boolean, say?: (line: string) => void }} [options]
 * @returns {Promise<void>} when the outputs are those of the sources
 */
export async function build({ clean = false, say = (line) => process.stdout.write(`${line}\n`) } = {}) {
  await withLock(join(root, '.cache', 'build.lock'), say, async () => {
    const start = performance.now();
    const inputs = readInputs();
    const last = clean ? undefined : readStamp();
    if (last && !last.failed && same(last.inputs, inputs) && same(last.outputs, readOutputs())) {
      say(`build: nothing changed (${since(start)})`);
      return;
    }
    discard(stalePackages(last, inputs));
    rmSync(STAMP, { force: true });

    let sizes;
    try {
      sizes = await compile();
    } catch (error) {
      // It ended by itself, so what there is can be built upon.
      writeStamp({ failed: true, inputs, outputs: readOutputs() });
      throw error;
    }
    writeStamp({ inputs, outputs: readOutputs() });
    say(`build: done in ${since(start)}, jtop.js ${(sizes['jtop.js'] / 1024).toFixed(1)} KiB`);
  });
}

async function compile() {
  await runTypeScript();
  // TypeScript trusts its own notes of what it wrote; where the files themselves are gone, it has to begin again.
  const incomplete = PACKAGES.filter((name) => missingOutputs(name).length > 0);
  if (incomplete.length > 0) {
    discard(incomplete);
    await runTypeScript();
  }
  const missing = PACKAGES.flatMap(missingOutputs);
  if (missing.length > 0) throw new StepError(`build: TypeScript did not write ${missing.join(', ')}`);
  const { buildCdn } = await import('./lib/cdn.mjs');
  return buildCdn();
}

async function runTypeScript() {
  const tsc = await node([bin('typescript', 'tsc'), '-b'], { capture: true });
  if (tsc.code !== 0) throw new StepError(`${tsc.output.trim()}\nbuild: TypeScript found the above`);
}

function discard(packages) {
  for (const name of packages) rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true });
}

/** Packages whose outputs cannot be trusted: all without a stamp, else those that lost a source or an output. */
function stalePackages(last, inputs) {
  if (!last || last.inputs['(tools)'] !== inputs['(tools)']) return PACKAGES;
  const outputs = readOutputs();
  return PACKAGES.filter((name) => {
    const mine = (path) => path.startsWith(`packages/${name}/`);
    return (
      Object.keys(last.inputs).some((path) => mine(path) && !(path in inputs)) ||
      Object.keys(last.outputs).some((path) => mine(path) && last.outputs[path] !== outputs[path])
    );
  });
}

function readStamp() {
  try {
    return existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : undefined;
  } catch {
    return undefined; // cut short by an interruption: as good as none
  }
}

function writeStamp(stamp) {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(`${STAMP}.new`, JSON.stringify(stamp));
  renameSync(`${STAMP}.new`, STAMP);
}

function same(a, b) {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(() => build({ clean: process.argv.includes('--clean') }));
}
