/**
 * The browser files: one classic script that works from `file://` (jtop.js) and the same as a module (jtop.mjs). What only
 * some pages need (another language, taking part in an auction) is fetched by them from files beside: jtop-*.js, jtop-*.mjs.
 * And the same library for pages that have few of its widgets or others of them: loader.js and loader.mjs hold what all share
 * and fetch each widget that the page has, loader-*.js, loader-*.mjs.
 * scripts/build.mjs runs this and adds the stylesheet, the hashes and the licences. See docs/decisions/0013.
 *
 * Everything is transpiled for Chromium 80, the packages in node_modules too: Lit ships `??=`.
 */
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import esbuild from 'rollup-plugin-esbuild';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';

/** The oldest browser that runs the widgets; Firefox 101 and Safari 16.4 know all that it knows. */
export const TARGET = 'chrome80';

/**
 * Syntax that Chromium 80 does have, though the table behind TARGET says otherwise: private fields came with 74, `?.`
 * with 80. What it has not is `?.` on a private field and `a?.b(...list)`; scripts/lib/size-rules.mjs looks for those.
 */
const SUPPORTED = { 'class-private-field': true, 'optional-chain': true };

const elements = new URL('packages/elements/', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', elements), 'utf8'));

/** Where the browser files go. */
export const CDN_DIR = fileURLToPath(new URL('dist/cdn/', elements));
/** The scripts that they are made from. */
export const CDN_ENTRIES = {
  jtop: fileURLToPath(new URL('src/cdn/jtop.ts', elements)),
  loader: fileURLToPath(new URL('src/cdn/loader.ts', elements)),
};

/** Names us, and where the licences of others are, if a file holds something of theirs. */
const banner = ({ moduleIds }) =>
  moduleIds.some((id) => /[\\/]node_modules[\\/]/.test(id))
    ? `/*! J-TOP ${version} | Apache-2.0 | third-party licences: jtop.licenses.txt */`
    : `/*! J-TOP ${version} | Apache-2.0 */`;

/** A module of the name `index` is called by its folder, and one that is named after what it does by what it does it with. */
export const nameOf = ({ name, facadeModuleId }) =>
  name === 'index'
    ? facadeModuleId.replace(/.*[\\/](\w+)[\\/]index\.ts$/, '$1')
    : name === 'perform'
      ? 'workbook'
      : name;

/** @type {import('rollup').RollupOptions[]} */
export default [browserFiles('jtop'), browserFiles('loader'), workerFile()];

/** One entry and what it fetches, as classic scripts and as modules. */
function browserFiles(name) {
  return {
    input: { [name]: CDN_ENTRIES[name] },
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      slimLit(),
      checksInside(),
      pathsAlone(),
      nodeResolve({ exportConditions: ['@jtop/source', 'production', 'browser'] }),
      esbuild({
        exclude: [],
        target: TARGET,
        supported: SUPPORTED,
        tsconfig: false,
        tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
      }),
      // Palettes are put together at run time, which leaves nothing to shorten (and the plugin complains of it).
      minifyTemplateLiterals({ exclude: ['**/node_modules/**', '**/styles/{colours,palettes}.ts'] }),
      olderOwnPropertyCheck(),
      olderReplaceAll(),
      cellsAlone(),
    ],
    output: [
      {
        format: 'system',
        entryFileNames: '[name].js',
        chunkFileNames: (chunk) => `${name}-${nameOf(chunk)}.js`,
        plugins: [classicModules(name === 'loader'), terser(minify(false)), utf8Mark()],
      },
      {
        format: 'es',
        entryFileNames: '[name].mjs',
        chunkFileNames: (chunk) => `${name}-${nameOf(chunk)}.mjs`,
        plugins: [modulePolicy(), terser(minify(true))],
      },
    ].map((output) => ({
      ...output,
      dir: CDN_DIR,
      banner,
      hoistTransitiveImports: false,
      minifyInternalExports: true,
      generatedCode: { preset: 'es2015', symbols: false },
      freeze: false,
      externalLiveBindings: false,
    })),
    onwarn(warning) {
      throw new Error(`rollup: ${warning.message}`);
    },
  };
}

/** What reads workbooks beside the page, in one file: a worker fetches no others. */
function workerFile() {
  const { plugins, onwarn } = browserFiles('loader');
  const input = fileURLToPath(new URL('packages/sdk/src/imports/imports.worker.ts', import.meta.url));
  const output = {
    format: 'iife',
    entryFileNames: '[name].js',
    dir: CDN_DIR,
    banner,
    inlineDynamicImports: true,
  };
  return {
    input: { 'imports.worker': input },
    plugins,
    output: [{ ...output, plugins: [terser(minify(false))] }],
    onwarn,
  };
}

function minify(module) {
  return {
    module,
    ecma: 2020,
    compress: { passes: 2 },
    format: { comments: (node, comment) => comment.value.startsWith('! J-TOP') },
  };
}

/**
 * The name of the page's Trusted Types policy within the file that makes it; nobody else on the page gets hold of it. Where it
 * is refused (not listed, or another copy of this file has it) the script goes on without.
 */
const POLICY = 'jtopTrustedTypes';
const makePolicy = (rules) =>
  `const ${POLICY}=(()=>{try{return globalThis.trustedTypes&&trustedTypes.createPolicy("jtop",{${rules}})}catch(e){}})();`;
const HTML_RULE = 'createHTML:(html)=>html';

/** The module makes its policy for templates; its other files come by `import()`, which needs none. */
function modulePolicy() {
  return {
    name: 'jtop-module-policy',
    renderChunk: (code, { isEntry }) => (isEntry ? makePolicy(HTML_RULE) + code : null),
  };
}

/** Where the files of one version find each other on a page. */
const registerOf = (fileName) => `${fileName.replace(/[-.].*/, '')} modules ${version}`;

/**
 * Files that are fetched by a classic script: rollup's `system` format over a register of our own, because `import()` is
 * refused to pages from `file://`. The files share what the entry holds: there is no second Lit and no second connection.
 * Only addresses beside the entry get a script tag.
 *
 * @param deep - whether a file may need others than the entry; they are then fetched first
 */
function classicModules(deep) {
  return {
    name: 'jtop-classic-modules',
    renderChunk(code, { isEntry, fileName, imports }) {
      const register = JSON.stringify(registerOf(fileName));
      const name = JSON.stringify(`./${fileName}`);
      if (!code.includes('System.register(')) this.error(`${fileName} is not what the register expects`);
      if (!deep && imports.length > 1) this.error(`${fileName} needs more than the entry: ${imports}`);
      if (!isEntry) return code.replace('System.register(', `self[${register}](${name},`);
      return `(()=>{
        const script = document.currentScript || document.createElement('script');
        const folder = script.src.replace(/[^/]*([?#].*)?$/, '');
        ${makePolicy(`${HTML_RULE},createScriptURL:(url)=>{if(folder&&url.startsWith(folder))return url;throw TypeError(url)}`)}
        const spaces = {}, coming = {};
        const load = (name) => coming[name] || (coming[name] = new Promise((resolve, reject) => {
          const tag = document.createElement('script'), url = folder + name.slice(2);
          tag.crossOrigin = script.crossOrigin;
          tag.nonce = script.nonce;
          tag.onload = () => spaces[name] ? resolve(spaces[name]) : tag.onerror();
          tag.onerror = () => { delete coming[name]; tag.remove(); reject(Error(url)); };
          tag.src = ${POLICY} ? ${POLICY}.createScriptURL(url) : url;
          document.head.append(tag);
        }));
        const register = ${deep ? '' : `self[${register}] =`} (name, needs, declare) => {
          const space = {};
          const parts = declare((key, value) => Object.assign(space, typeof key === 'string' ? { [key]: value } : key) && value, { import: load${deep ? ', meta: { url: folder }' : ''} });
          needs.forEach((need, index) => parts.setters[index](spaces[need]));
          parts.execute();
          return spaces[name] = space;
        };
        ${
          deep
            ? `self[${register}] = (name, needs, declare) => {
          spaces[name] = Promise.all(needs.map((need) => spaces[need] || load(need))).then(() => register(name, needs, declare));
        };`
            : ''
        }
        ${code.replace('System.register(', `register(${name},`)}
      })();`;
    },
  };
}

/**
 * Browsers read a classic script in the charset that its server or the page names, and there are pages and servers that say GBK.
 * This mark, three bytes, overrules both; modules and workers are UTF-8 whatever anybody says.
 */
function utf8Mark() {
  return { name: 'jtop-utf8-mark', renderChunk: (code) => ({ code: `\uFEFF${code}`, map: null }) };
}

/** The checks of answers are small: they come with what asks, not in a file each. */
function checksInside() {
  const call = /import\('(@jtop\/contract\/validators\/[\w-]+)'\)/g;
  return {
    name: 'jtop-checks-inside',
    transform(code, id) {
      if (!/[\\/]packages[\\/]sdk[\\/]src[\\/]/.test(id)) return null;
      const found = [...new Set([...code.matchAll(call)].map(([, specifier]) => specifier))];
      if (found.length === 0) return null;
      const imports = found
        .map((specifier, index) => `import { validate as check${index} } from '${specifier}';`)
        .join('');
      const inside = code.replace(
        call,
        (_, specifier) => `Promise.resolve({ validate: check${found.indexOf(specifier)} })`,
      );
      return { code: imports + inside, map: null };
    },
  };
}

/** Of an operation the widgets need the name, the method and the path; what it asks of its caller is the platform's to know. */
function pathsAlone() {
  return {
    name: 'jtop-paths-alone',
    transform(code, id) {
      if (!/[\\/]contract[\\/]src[\\/]operations[\\/]/.test(id)) return null;
      return {
        code: code.replace(/^ {2}(?:auth|scope|idempotent|paginated|cache): [^\n]*,\n/gm, ''),
        map: null,
      };
    },
  };
}

/** `Object.hasOwn` came with Chromium 93. The older spelling does the same and leaves the page's globals alone. */
function olderOwnPropertyCheck() {
  return {
    name: 'jtop-own-property-check',
    transform(code) {
      if (!code.includes('Object.hasOwn(')) return null;
      return { code: code.replaceAll('Object.hasOwn(', 'Object.prototype.hasOwnProperty.call('), map: null };
    },
  };
}

/** `replaceAll` came with Chromium 85. The one library that calls it asks before, and has another way: that one is taken. */
function olderReplaceAll() {
  const guarded = /if \(string\.replaceAll\) \{[^}]*\}/;
  return {
    name: 'jtop-replace-all',
    transform: (code, id) =>
      /write-excel-file/.test(id) && guarded.test(code)
        ? { code: code.replace(guarded, ''), map: null }
        : null,
  };
}

/** Of a workbook we read the cells; what the library makes of rows by a schema, which nobody gives it, stays out. */
function cellsAlone() {
  const imported = /import parseSheetData from [^;]*;/;
  const called = /return parseSheetData\(sheetData, schema, options\);/;
  return {
    name: 'jtop-cells-alone',
    transform(code, id) {
      if (!/read-excel-file[\\/]modules[\\/]export[\\/]parseSheet\.js$/.test(id)) return null;
      if (!imported.test(code) || !called.test(code))
        this.error(`${id} is not what was left something out of`);
      return { code: code.replace(imported, '').replace(called, "throw new Error('schema');"), map: null };
    },
  };
}

/** The part of Lit that the widgets use, see src/cdn/slim-lit.ts. */
function slimLit() {
  const ours = (name) => fileURLToPath(new URL(`src/cdn/${name}.ts`, elements));
  return {
    name: 'jtop-slim-lit',
    resolveId(id) {
      if (id === 'lit') return ours('slim-lit');
      return id.startsWith('lit/directives/') ? ours('slim-directives') : null;
    },
  };
}
