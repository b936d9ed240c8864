/** The files that a page loads: packages/elements/dist/cdn. */
import { transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rollup } from 'rollup';
import configs, { CDN_DIR, CDN_ENTRIES, nameOf, TARGET } from '../../rollup.config.mjs';
import { sharedFileOf } from './cdn-shared.mjs';
import { StepError } from './run.mjs';

const STYLESHEET = join(dirname(CDN_ENTRIES.jtop), 'jtop.css');

/**
 * Builds jtop.js, loader.js, the files that they fetch, the same as modules, jtop.css, jtop.licenses.txt and sri.json. Each file appears under its name only when
 * it is complete, and the same source gives the same bytes.
 * @returns {Promise<Record<string, number>>} bytes by file name
 */
export async function buildCdn() {
  for (const file of [...Object.values(CDN_ENTRIES), STYLESHEET]) {
    if (!existsSync(file)) throw new StepError(`the browser build needs ${file}, which is missing`);
  }
  const files = {};
  const modules = new Set();
  for (const config of configs) {
    const bundle = await rollup(config);
    try {
      const division = 'loader' in config.input ? await divisionOf(bundle) : {};
      for (const output of config.output) {
        const { output: chunks } = await bundle.generate({ ...output, ...division });
        for (const { fileName, code, modules: inside } of chunks) {
          files[fileName] = code;
          for (const [id, { renderedLength }] of Object.entries(inside)) {
            if (renderedLength > 0) modules.add(id);
          }
        }
      }
    } finally {
      await bundle.close();
    }
  }
  files['jtop.licenses.txt'] = licences([...modules]);
  files['jtop.css'] = await stylesheet();
  files['sri.json'] = `${JSON.stringify(integrity(files), null, 2)}\n`;

  mkdirSync(CDN_DIR, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const fresh = join(CDN_DIR, `.${name}.${process.pid}`);
    writeFileSync(fresh, text);
    renameSync(fresh, join(CDN_DIR, name));
  }
  for (const name of readdirSync(CDN_DIR)) {
    if (!(name in files)) rmSync(join(CDN_DIR, name), { recursive: true });
  }
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.byteLength(text)]));
}

/**
 * Which modules of loader.js go into one file. Rollup takes every file that is asked for by name for a way in, and would break
 * up the entry so that each gets only what it needs of it. The entry is always there: what rollup keeps in it when nothing is
 * asked for, and in the file of each widget, is asked for too.
 */
async function divisionOf(bundle) {
  const { output: files } = await bundle.generate({ format: 'es' });
  const ways = files.filter(({ isEntry, isDynamicEntry }) => isEntry || isDynamicEntry);
  const own = new Map(ways.flatMap((file) => Object.keys(file.modules).map((id) => [id, nameOf(file)])));
  const kept = new Set(Object.keys(ways.find(({ isEntry }) => isEntry).modules));
  return {
    onlyExplicitManualChunks: true,
    manualChunks: (id) => (kept.has(id) ? undefined : sharedFileOf(id)) ?? own.get(id),
  };
}

async function stylesheet() {
  const { code } = await transform(readFileSync(STYLESHEET, 'utf8'), {
    loader: 'css',
    minify: true,
    target: TARGET,
  });
  return code;
}

/** `integrity` values of everything that runs or styles. */
function integrity(files) {
  const loaded = Object.keys(files).filter((name) => /\.(css|js|mjs)$/.test(name));
  const hashOf = (name) => `sha384-${createHash('sha384').update(files[name]).digest('base64')}`;
  return Object.fromEntries(loaded.sort().map((name) => [name, hashOf(name)]));
}

/** Name, version and licence text of every package of others that is in the bundle. */
function licences(modules) {
  const folders = new Set(modules.map((file) => packageFolder(file)).filter(Boolean));
  const entries = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  // None today: what the files hold is all ours. The list is kept, so that a library that comes in is named.
  if (entries.length === 0) return 'No code of others.\n';
  return entries.sort().join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package in node_modules that a module belongs to, if it is not ours. */
function packageFolder(file) {
  const found = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file);
  return found?.[1];
}
