/**
 * The browser files: one classic script that works from `file://` (jtop.js) and the same as a module (jtop.mjs).
 * scripts/build.mjs runs this and adds the stylesheet, the hashes and the licences.
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
/** The script that they are made from. */
export const CDN_ENTRY = fileURLToPath(new URL('src/cdn/jtop.ts', elements));

const banner = `/*! J-TOP ${version} | Apache-2.0 | third-party licences: jtop.licenses.txt */`;

/** @type {import('rollup').RollupOptions} */
export default {
  input: CDN_ENTRY,
  plugins: [
    slimLit(),
    nodeResolve({ exportConditions: ['@jtop/source', 'production', 'browser'] }),
    ownTrustedTypesPolicy(),
    esbuild({
      exclude: [],
      target: TARGET,
      supported: SUPPORTED,
      tsconfig: false,
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    }),
    // The tokens are put together at run time, which leaves nothing to shorten (and the plugin complains of it).
    minifyTemplateLiterals({ exclude: ['**/node_modules/**', '**/tokens.styles.ts'] }),
    olderOwnPropertyCheck(),
  ],
  output: [
    { file: `${CDN_DIR}jtop.js`, format: 'iife', name: 'jtop', banner, plugins: [terser(minify(false))] },
    { file: `${CDN_DIR}jtop.mjs`, format: 'es', banner, plugins: [terser(minify(true))] },
  ].map((output) => ({
    ...output,
    inlineDynamicImports: true,
    generatedCode: { preset: 'es2015', symbols: false },
    freeze: false,
    externalLiveBindings: false,
  })),
  onwarn(warning) {
    throw new Error(`rollup: ${warning.message}`);
  },
};

function minify(module) {
  return {
    module,
    ecma: 2020,
    compress: { passes: 2 },
    format: { comments: (node, comment) => comment.value.startsWith('! J-TOP') },
  };
}

/**
 * Lit makes its Trusted Types policy under the name `lit-html` and does not survive a refusal. The page then
 * would have to allow that name, and a second Lit on it would end the whole script. Ours has its own name,
 * and where it is refused (not listed, or another copy of this file has it) the script goes on without.
 */
function ownTrustedTypesPolicy() {
  const original = /(\w+)\.createPolicy\("lit-html",(\{createHTML:(\w+)=>\3\})\)/;
  return {
    name: 'jtop-trusted-types-policy',
    transform(code, id) {
      if (!/[\\/]lit-html[\\/]lit-html\.js$/.test(id)) return null;
      if (!original.test(code))
        this.error('lit-html no longer makes its Trusted Types policy as this build knows it');
      const guarded = '(()=>{try{return $1.createPolicy("jtop",$2)}catch{}})()';
      return { code: code.replace(original, guarded), map: null };
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

/** The part of Lit that the widgets use, see src/cdn/slim-lit.ts. */
function slimLit() {
  const slim = fileURLToPath(new URL('src/cdn/slim-lit.ts', elements));
  return { name: 'jtop-slim-lit', resolveId: (id) => (id === 'lit' ? slim : null) };
}
