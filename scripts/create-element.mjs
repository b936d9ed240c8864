/**
 * `npm run create:element -- <name>`, such as `deal-board`: an element `<jtop-deal-board>` with all its files. It starts
 * as a working widget that shows a listing; its store is where its own data comes in.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root as here, runMain, StepError } from './lib/run.mjs';
import { camel, checkKebab, pascal, Plan, report, takeRoot } from './lib/scaffold.mjs';

/** Title and text where there is nothing to show, and the title where it could not be had. */
const WORDS = {
  'zh-CN':
    "['暂无内容', '没有指定要展示的内容。', '内容暂时没有加载出来'] as readonly [string, string, string]",
  en: "['Nothing here', 'Nothing was chosen to be shown.', 'This could not be loaded']",
};

await runMain(() => {
  const args = process.argv.slice(2);
  const root = takeRoot(args, here);
  const name = readName(args);
  const { version } = JSON.parse(readFileSync(join(root, 'packages/elements/package.json'), 'utf8'));
  const plan = new Plan(root);
  plan.createFrom('element', { name, Name: pascal(name), camelName: camel(name), version });
  extendIndex(plan, name);
  extendLocales(plan, name);
  plan.addAfter(
    'packages/elements/src/testing/mount.ts',
    /^ {2}'jtop-[\w-]+': \['[\w-]+', \w+\],\n/,
    `  'jtop-${name}': ['listing-id', LISTING_ID],\n`,
  );
  report(
    plan.apply(),
    `give it its data (stores/${name}-store.ts), its words (locales), room before it is defined (cdn/jtop.css), and a line in docs/guides/embedding.md.`,
  );
});

function readName([name, ...rest]) {
  if (rest.length > 0) throw new StepError('one name is taken: npm run create:element -- <name>');
  checkKebab(name, 'an element');
  if (name.startsWith('jtop-')) throw new StepError(`leave jtop- out: ${name.slice(5)} becomes <${name}>`);
  return name;
}

function extendIndex(plan, name) {
  const index = 'packages/elements/src/index.ts';
  plan.addAfter(
    index,
    /^export \{ Jtop\w+ \} from '\.\/components\/.*';\n/,
    `export * from './components/${name}/${name}.events.js';\n` +
      `export { Jtop${pascal(name)} } from './components/${name}/${name}.js';\n`,
  );
  plan.addAfter(
    'packages/elements/src/stores/index.ts',
    /^export .* from '\.\/[\w-]+-store\.js';\n/,
    `export { create${pascal(name)}Store, type ${pascal(name)}Data } from './${name}-store.js';\n`,
  );
}

function extendLocales(plan, name) {
  for (const [locale, words] of Object.entries(WORDS)) {
    plan.addAfter(
      `packages/elements/src/locales/${locale}.ts`,
      /^ {2}none: '[^']*',\n/,
      `  ${camel(name)}Faults: ${words},\n`,
    );
  }
}
