/** Ceilings of the browser files, and what must never be in one. */
import { brotliCompressSync, constants } from 'node:zlib';

/** What each file of packages/elements/dist/cdn is meant to weigh: bytes after brotli at level 11. */
export const GOALS = {
  'jtop.js': 24_576,
  'jtop.mjs': 24_576,
  'jtop-details.js': 3_584,
  'jtop-details.mjs': 3_584,
  'jtop-inline-act.js': 1_536,
  'jtop-inline-act.mjs': 1_536,
  'jtop-palettes.js': 1024,
  'jtop-palettes.mjs': 1024,
  'jtop-taking-part.js': 17 * 1024,
  'jtop-taking-part.mjs': 17 * 1024,
  'jtop-en.js': 2_560,
  'jtop-en.mjs': 2_560,
  // What a page with one listing card loads by the autoloader is meant to be 14 KiB in all (P1 of the goals).
  'loader.js': 15_872,
  'loader.mjs': 15_872,
  // What all widgets but the card stand on besides.
  'loader-more.js': 1_536,
  'loader-listing-card.js': 4_096,
  'loader-batch-upload.js': 8_704,
  // What reads and writes workbooks, once one is chosen: in a worker of its own, or in the page.
  'loader-workbook-engine.js': 12_800,
  'loader-workbook.js': 32_768,
  'imports.worker.js': 43_008,
  'loader-bid-panel.js': 5_888,
  'loader-consent-sign.js': 3_840,
  // What widgets that hand over one thing share.
  'loader-handing-over.js': 3_584,
  'loader-matches.js': 13_312,
  'loader-event-countdown.js': 2_560,
  'loader-catalogue.js': 10_752,
  'loader-lists.js': 3_328,
  'loader-demands.js': 17_920,
  'loader-sign-in.js': 5_376,
  // With the words by which a company's names are found in texts: its preview hides what the platform hides.
  'loader-demand-submit.js': 14_848,
  'loader-solution-form.js': 8_960,
  // What both forms stand on: fields, drafts, files, and the rules of the season's forms.
  'loader-forms.js': 17_408,
  'loader-taking-part.js': 14_336,
  'loader-bid-verifier.js': 12_288,
  'loader-verdict.js': 15_360,
  'jtop.css': 1024,
};

/** What fails the build. */
export const CEILINGS = GOALS;

/** Packages that partners bundle themselves; what comes out of that is searched too. */
export const BUNDLES = [
  { name: '@jtop/sdk', entry: '@jtop/sdk' },
  { name: '@jtop/elements', entry: '@jtop/elements' },
  { name: '@jtop/rules', entry: '@jtop/rules' },
  { name: '@jtop/contract', entry: '@jtop/contract' },
];

/** Left over of a library, a runtime or a habit that has no place on a partner's page. */
const MUST_NOT_APPEAR = [
  { what: 'zod', pattern: /\bZodType\b|\$ZodType|\bZodError\b|_zod\b/ },
  { what: 'msw', pattern: /mockServiceWorker|\bHttpResponse\b/ },
  { what: 'PGlite', pattern: /pglite/i },
  { what: 'ajv', pattern: /\bajv\b/i },
  { what: 'require()', pattern: /(?<![.\w$])require\(/ },
  { what: 'eval', pattern: /(?<![.\w$])eval\(|new Function\(/ },
  { what: 'unsafeHTML', pattern: /unsafeHTML|unsafeSVG/ },
  { what: 'a module of Node', pattern: /(?:from|import)\s*["']node:|["']node:(?:fs|crypto|http)["']/ },
  { what: "Lit's development build", pattern: /lit-dev-mode|Lit is in dev mode/ },
];

/** What Chromium 80 cannot read or has not got; the files that we bundle run there. */
const NOT_IN_CHROMIUM_80 = [
  { what: 'Object.hasOwn', pattern: /Object\.hasOwn\(/ },
  { what: 'a logical assignment', pattern: /(?:\?\?|&&|\|\|)=(?!=)/ },
  { what: 'structuredClone', pattern: /(?<![.\w$])structuredClone\(/ },
  { what: 'replaceAll', pattern: /\.replaceAll\(/ },
  { what: 'a static block', pattern: /\bstatic\{/ },
  { what: '?. on a private field', pattern: /\?\.#/ },
  { what: '?. before a spread argument', pattern: /\?\.\w*\([^()]*\.\.\./ },
  { what: "Lit's own policy name", pattern: /createPolicy\("lit-html"/ },
];

/** What makes one of our own browser files useless to an old browser or a strict page. */
export function tooNewIn(text) {
  return NOT_IN_CHROMIUM_80.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);
}

/** Names of what a bundle holds and must not. */
export function strangersIn(text) {
  return MUST_NOT_APPEAR.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);
}

/** Bytes after brotli at level 11, the best that a server sends. */
export function compressed(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}
