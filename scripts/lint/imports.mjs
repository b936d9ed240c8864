/** Who may import what: the one-way street between the packages, as ESLint options. */

/** contract -> sdk -> elements; contract -> rules -> elements, platform, mocks, and the SDK's command and imports. */
const MAY_IMPORT = {
  contract: [],
  rules: ['contract'],
  // Its command that verifies an auction and its `/imports` take the rules besides: see `command` below.
  sdk: ['contract'],
  elements: ['contract', 'rules', 'sdk'],
  mocks: ['contract', 'rules'],
  platform: ['contract', 'rules'],
};

export const PACKAGES = Object.keys(MAY_IMPORT);

/** Packages whose code runs on a partner's page. */
export const IN_BROWSERS = ['rules', 'sdk', 'elements'];

const zod = {
  regex: '^(zod|@jtop/contract/(schemas|binding))(/|$)',
  message: 'zod never reaches a browser: take the types, constants and validators of @jtop/contract.',
};

const nodeOnly = {
  regex: '^node:',
  message: 'This package runs in browsers, Node and workers alike.',
};

/** What would let text from the platform become markup, or needs a style attribute that strict CSP refuses. */
const unsafeDirectives = {
  regex: '^lit(-html)?/directives/(unsafe-html|unsafe-svg|unsafe-mathml|style-map)',
  message: 'Text is shown as text, and a strict CSP refuses style attributes.',
};

const network = {
  regex: '^(@jtop/sdk|ky)(/|$)',
  allowTypeImports: true,
  message: 'A view is a function of its state: it knows no network.',
};

const framework = {
  regex: '^(lit|@lit|@shoelace-style)(/|$)',
  message: 'A store has no DOM.',
};

/**
 * Options of `@typescript-eslint/no-restricted-imports` for the files of one package.
 *
 * @param {string} name folder name of the package
 * @param {{ test?: boolean, view?: boolean, store?: boolean, command?: boolean }} [kind] tests of browser packages may use
 *   the mocks; a command of the SDK and its `/imports` may use the rules, which its library does not bring along
 */
export function importRules(name, { test = false, view = false, store = false, command = false } = {}) {
  const forbidden = PACKAGES.filter((other) => {
    if (other === name || MAY_IMPORT[name].includes(other)) return false;
    if (command && other === 'rules') return false;
    return !(test && other === 'mocks' && IN_BROWSERS.includes(name));
  });
  const patterns = [
    {
      regex: `^(@jtop/(${forbidden.join('|')})(/|$)|(\\.\\./)+(packages/)?(${forbidden.join('|')})/src)`,
      message:
        'Imports go one way: contract -> sdk -> elements, contract -> rules -> elements, platform, mocks.',
    },
  ];
  if (IN_BROWSERS.includes(name) && !test) patterns.push(zod, nodeOnly);
  if (name === 'elements' && !test) patterns.push(unsafeDirectives);
  if (view) patterns.push(network);
  if (store) patterns.push(framework);
  return ['error', { patterns }];
}
