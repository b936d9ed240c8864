import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { importRules, PACKAGES } from './scripts/lint/imports.mjs';
import noRootHandleInTransaction from './scripts/lint/no-root-handle-in-transaction.mjs';
import { noAmbientTime, noMarkupFromText, notInOldBrowsers } from './scripts/lint/syntax.mjs';

const TESTS = ['**/*.test.ts', '**/src/**/testing/**/*.ts', 'tests/**/*.ts'];
const sources = (name) => [`packages/${name}/src/**/*.ts`];

/** One tsconfig holds every TypeScript file, tests included: one program to build, and nothing left out. */
const typed = {
  languageOptions: {
    parserOptions: { project: './tsconfig.tests.json', tsconfigRootDir: import.meta.dirname },
  },
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/coverage/',
      '**/.data/',
      '**/.cache/',
      'packages/contract/src/generated/',
    ],
  },
  // Nobody switches a rule off in passing: what is wrong with a rule is settled here.
  { linterOptions: { noInlineConfig: true } },

  {
    files: ['**/*.ts', '**/*.mjs', '**/*.js'],
    plugins: {
      '@typescript-eslint': tseslint.plugin,
      jtop: { rules: { 'no-root-handle-in-transaction': noRootHandleInTransaction } },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 500, skipBlankLines: false, skipComments: false }],
      'no-constant-binary-expression': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    rules: { 'no-undef': 'off', 'no-unused-vars': 'error', 'no-unreachable': 'error' },
  },

  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    ...typed,
    rules: {
      '@typescript-eslint/array-type': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, boolean: true } },
      ],
      '@typescript-eslint/prefer-optional-chain': 'error',
      // A handler may be async because its kind is; that it has nothing to wait for is no fault.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
    },
  },

  // The type of a schema is what it infers.
  {
    files: ['packages/contract/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },

  // The one-way street between the packages.
  ...PACKAGES.map((name) => ({
    files: sources(name),
    rules: { '@typescript-eslint/no-restricted-imports': importRules(name) },
  })),
  {
    files: ['packages/elements/src/**/*.view.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': importRules('elements', { view: true }) },
  },
  {
    files: ['packages/elements/src/stores/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': importRules('elements', { store: true }) },
  },
  ...PACKAGES.map((name) => ({
    files: [`packages/${name}/src/**/*.{test,stories}.ts`, `packages/${name}/src/**/testing/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': importRules(name, { test: true }) },
  })),
  // The command that verifies an auction, and the reading of workbooks: the rules come with them, and stay out of the library.
  {
    files: ['packages/sdk/src/{verify,imports}/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': importRules('sdk', { command: true }) },
  },
  {
    files: ['packages/sdk/src/{verify,imports}/**/*.test.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': importRules('sdk', { command: true, test: true }) },
  },

  // What runs on a partner's page.
  {
    files: sources('rules'),
    rules: {
      'no-restricted-syntax': ['error', ...noAmbientTime, ...notInOldBrowsers],
      'no-restricted-globals': [
        'error',
        'fetch',
        'process',
        'performance',
        'setTimeout',
        'setInterval',
        'document',
        'window',
      ],
    },
  },
  { files: sources('sdk'), rules: { 'no-restricted-syntax': ['error', ...notInOldBrowsers] } },
  {
    files: sources('elements'),
    rules: {
      'no-restricted-syntax': ['error', ...noMarkupFromText, ...notInOldBrowsers],
      'no-console': ['error', { allow: ['warn'] }],
    },
  },
  {
    files: ['packages/elements/src/**/*.view.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...noMarkupFromText, ...notInOldBrowsers, ...noAmbientTime],
      'no-restricted-globals': ['error', 'fetch', 'performance', 'setTimeout', 'setInterval'],
    },
  },
  {
    files: ['packages/elements/src/stores/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'document', 'window', 'HTMLElement', 'customElements'] },
  },
  { ...lit['flat/all'], files: sources('elements') },
  { ...wc['flat/best-practice'], files: sources('elements') },
  {
    files: sources('elements'),
    settings: { wc: { elementBaseClasses: ['LitElement', 'JtopElement'] } },
    rules: {
      'lit/ban-attributes': ['error', 'style', 'onclick', 'onload', 'onerror', 'srcdoc'],
      // The type of the base class says whether it has the callback.
      'wc/guard-super-call': 'off',
    },
  },
  {
    // The bases of the elements: `lang` is meant (an element speaks the language of its attribute), and the
    // constructors of the elements themselves take nothing.
    files: ['packages/elements/src/internal/{element,themed-element}.ts'],
    rules: { 'lit/no-native-attributes': 'off', 'wc/no-constructor-params': 'off' },
  },
  {
    // Stands in Lit's place in the browser files, so it does what only Lit does otherwise: it makes the shadow root when the
    // element comes into the page, as Lit does.
    files: ['packages/elements/src/cdn/slim-lit.ts'],
    rules: { 'wc/attach-shadow-constructor': 'off' },
  },
  {
    // Parses the text of our own templates; values come in later, as nodes and attributes.
    files: ['packages/elements/src/cdn/slim-html.ts'],
    rules: { 'no-restricted-syntax': ['error', ...notInOldBrowsers] },
  },

  // The platform: one clock, and the transaction inside a transaction.
  {
    files: sources('platform'),
    rules: {
      'no-restricted-syntax': ['error', ...noAmbientTime],
      'jtop/no-root-handle-in-transaction': 'error',
    },
  },
  {
    // The clock itself, and what lives in real time: tokens, server logs, metrics.
    files: [
      'packages/platform/src/clock.ts',
      'packages/platform/src/identity/**/*.ts',
      'packages/platform/src/log*.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },

  {
    // The library marks what allows plain http as deprecated to make it stand out; here it is for loopback alone.
    files: ['packages/platform/src/people/relying-party.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },

  // Tests may reach for what a user of the code would not.
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'lit/no-template-arrow': 'off',
      'no-console': 'off', // the set-up of the tests fails whoever prints
      'no-restricted-globals': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  // chai's assertions are expressions.
  {
    files: ['packages/elements/src/**/*.test.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
  {
    // Tries the templates with what is advised against elsewhere.
    files: ['packages/elements/src/cdn/slim-html.test.ts'],
    rules: {
      'lit/no-template-map': 'off',
      'lit/no-useless-template-literals': 'off',
      'lit/prefer-nothing': 'off',
      'lit/quoted-expressions': 'off',
    },
  },
  // Programs for people print.
  { files: ['examples/**/*.ts', 'bench/**/*.ts', '**/scripts/**/*.ts'], rules: { 'no-console': 'off' } },
);
