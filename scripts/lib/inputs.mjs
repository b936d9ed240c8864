/** What a build is made from and what it made, so that an unchanged tree builds in no time. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { root } from './run.mjs';

export const PACKAGES = ['contract', 'rules', 'sdk', 'elements', 'mocks', 'platform'];

/** What the packages' tsconfig.json leave out, as paths under src. */
const NOT_COMPILED = /\.(test|stories|d)\.ts$|(^|\/)testing\/|^cdn\//;

const require = createRequire(import.meta.url);

/** The files under `folder`, sorted, as absolute paths; none when there is no such folder. */
export function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Hashes by input file: the sources of the packages (tests are none), their settings, the build's own scripts,
 * and one line for the versions of the tools.
 * @returns {Record<string, string>} path from the root -> hash
 */
export function readInputs() {
  const sources = PACKAGES.flatMap((name) => {
    const folder = join(root, 'packages', name);
    return [
      ...filesUnder(join(folder, 'src')).filter((file) => !/\.(test|stories)\.ts$|\/testing\//.test(file)),
      join(folder, 'package.json'),
      join(folder, 'tsconfig.json'),
    ];
  });
  const settings = [
    'tsconfig.json',
    'tsconfig.base.json',
    'rollup.config.mjs',
    'scripts/build.mjs',
    'scripts/lib/cdn.mjs',
  ];
  const inputs = {};
  for (const file of [...sources, ...settings.map((name) => join(root, name))]) {
    if (existsSync(file)) inputs[relative(root, file)] = hash(readFileSync(file));
  }
  const tools = ['typescript', 'rollup', 'esbuild', 'lit', 'lit-html', 'ky', '@rollup/plugin-terser'];
  inputs['(tools)'] = [`node ${process.versions.node.split('.')[0]}`, ...tools.map(versionOf)].join(', ');
  return inputs;
}

function versionOf(name) {
  let folder = join(root, 'node_modules', name);
  if (!existsSync(folder)) folder = require.resolve(name);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${name} ${version}`;
}

/** What TypeScript should have made of a package's sources, and is not there. */
export function missingOutputs(name) {
  const source = join(root, 'packages', name, 'src');
  const dist = join(root, 'packages', name, 'dist');
  return filesUnder(source)
    .map((file) => relative(source, file))
    .filter((file) => file.endsWith('.ts') && !NOT_COMPILED.test(file))
    .map((file) => join(dist, file.replace(/\.ts$/, '.js')))
    .filter((file) => !existsSync(file))
    .map((file) => relative(root, file));
}

/** Size by output file: a file that is gone or cut short is noticed. */
export function readOutputs() {
  const outputs = {};
  for (const name of PACKAGES) {
    for (const file of filesUnder(join(root, 'packages', name, 'dist'))) {
      outputs[relative(root, file)] = statSync(file).size;
    }
  }
  return outputs;
}

function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
