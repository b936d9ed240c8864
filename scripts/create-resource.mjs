/**
 * `npm run create:resource -- <plural> <Singular>`, such as `demand-boards DemandBoard`: a resource with a list and
 * one entity, in every package: schemas, operations, table, area of the platform, SDK, mocks, tests.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root as here, runMain, StepError } from './lib/run.mjs';
import { camel, checkKebab, kebab, pascal, Plan, report, snake, takeRoot } from './lib/scaffold.mjs';

await runMain(() => {
  const args = process.argv.slice(2);
  const root = takeRoot(args, here);
  const names = readNames(args);
  const plan = new Plan(root);
  plan.createFrom('resource', { ...names, migration: nextMigration(root, names.plural) });
  extendContract(plan, names);
  extendPlatform(plan, names, nextMigration(root, names.plural));
  extendSdk(plan, names);
  extendMocks(plan, names);
  report(
    plan.apply(),
    'npm run generate && npm run format, then give the schema its fields, the table its columns, and the demo its rows.',
  );
});

function readNames([plural, singular, ...rest]) {
  if (rest.length > 0)
    throw new StepError('two names are taken: npm run create:resource -- <plural> <Singular>');
  checkKebab(plural, 'a resource');
  if (!/^[A-Z][A-Za-z0-9]{1,40}$/.test(singular ?? '')) {
    throw new StepError(
      `${singular ? `"${singular}"` : 'nothing'} is no name of an entity: use a word such as DemandBoard`,
    );
  }
  if (kebab(singular) === plural)
    throw new StepError(`${plural} and ${singular} must differ: one is many, the other one`);
  return {
    plural,
    Plural: pascal(plural),
    camelPlural: camel(plural),
    snakePlural: snake(plural),
    singular: kebab(singular),
    Singular: singular,
    camelSingular: camel(kebab(singular)),
  };
}

/** The next number in the folder of migrations, such as `0002-demand-boards`. */
function nextMigration(root, plural) {
  const folder = join(root, 'packages/platform/src/db/migrations');
  const numbers = existsSync(folder)
    ? readdirSync(folder).map((name) => Number(/^(\d{4})-/.exec(name)?.[1] ?? 0))
    : [];
  return `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${plural}`;
}

function extendContract(plan, { plural, Plural, camelPlural, Singular }) {
  const operations = 'packages/contract/src/operations/index.ts';
  plan.addAfter(
    operations,
    /^import \* as \w+ from '\.\/.*';\n/,
    `import * as ${camelPlural} from './${plural}.js';\n`,
  );
  plan.addAfter(
    operations,
    /^ {2}'[\w.]+': \w+\.\w+Operation,\n/,
    `  '${camelPlural}.list': ${camelPlural}.${camelPlural}ListOperation,\n` +
      `  '${camelPlural}.retrieve': ${camelPlural}.${camelPlural}RetrieveOperation,\n`,
  );
  plan.addAfter(operations, /^export \* from '\.\/.*';\n/, `export * from './${plural}.js';\n`);

  const registry = 'packages/contract/src/registry.ts';
  plan.addAfter(
    registry,
    /^import \* as \w+ from '\.\/resources\/.*';\n/,
    `import * as ${camelPlural} from './resources/${plural}.js';\n`,
  );
  plan.addAfter(
    registry,
    /^ {2}'[\w.]+': .*,\n/,
    `  '${camelPlural}.list': read(${camelPlural}.${Singular}Page, ${camelPlural}.${Plural}ListQuery),\n` +
      `  '${camelPlural}.retrieve': read(${camelPlural}.${Singular}),\n`,
  );
  plan.addAfter(
    'packages/rules/src/access/calls.ts',
    /^ {2}'[\w.]+': EVERYBODY,\n/,
    `  '${camelPlural}.list': EVERYBODY,\n  '${camelPlural}.retrieve': EVERYBODY,\n`,
  );
  plan.addAfter(
    'packages/contract/src/schemas.ts',
    /^export \* from '\.\/resources\/.*';\n/,
    `export * from './resources/${plural}.js';\n`,
  );
}

function extendPlatform(
  plan,
  { plural, Plural, snakePlural, camelPlural, camelSingular, Singular },
  migration,
) {
  const schema = 'packages/platform/src/db/schema.ts';
  plan.addAfter(schema, /^ {2}\w+,\n(?=\} from '@jtop\/contract';)/, `  ${Singular},\n`);
  plan.addAfter(schema, /^ {2}\w+: \w+Table;\n/, `  ${snakePlural}: ${Plural}Table;\n`);
  plan.addAfter(
    schema,
    /^export interface \w+Table \{\n(?: .*\n)*\}\n/,
    `\nexport interface ${Plural}Table {\n  id: string;\n  rev: number;\n  created_at: number;\n  doc: JSONColumnType<${Singular}>;\n}\n`,
  );

  const migrations = 'packages/platform/src/db/migrations/index.ts';
  plan.addAfter(
    migrations,
    /^import \* as \w+ from '\.\/.*';\n/,
    `import * as ${camelPlural} from './${migration}.js';\n`,
  );
  plan.addAfter(migrations, /^ {2}'[\w-]+': \w+,\n/, `  '${migration}': ${camelPlural},\n`);

  const handlers = 'packages/platform/src/handlers.ts';
  plan.addAfter(
    handlers,
    /^import \{ \w+Handlers \} from '\.\/.*';\n/,
    `import { ${camelSingular}Handlers } from './${plural}/routes.js';\n`,
  );
  plan.addAfter(handlers, /^ +\.\.\.\w+Handlers\(.*\),\n/, `    ...${camelSingular}Handlers(platform),\n`);
}

function extendSdk(plan, { plural, Plural, camelPlural }) {
  const client = 'packages/sdk/src/client.ts';
  plan.addAfter(
    client,
    /^import \{ \w+ \} from '\.\/resources\/.*';\n/,
    `import { ${Plural} } from './resources/${plural}.js';\n`,
  );
  plan.addAfter(client, /^ {2}readonly (?!core\b)\w+: \w+;\n/, `  readonly ${camelPlural}: ${Plural};\n`);
  plan.addAfter(
    client,
    /^ {4}this\.\w+ = new \w+\(core.*\);\n/,
    `    this.${camelPlural} = new ${Plural}(core);\n`,
  );
  plan.addAfter(
    'packages/sdk/src/index.ts',
    /^export \* from '\.\/resources\/.*';\n/,
    `export * from './resources/${plural}.js';\n`,
  );
}

function extendMocks(plan, { plural, camelPlural, camelSingular, Singular }) {
  const store = 'packages/mocks/src/store.ts';
  plan.addAfter(
    store,
    /^import (?:type )?\{ .*\} from '@jtop\/contract';\n/,
    `import type { ${Singular} } from '@jtop/contract';\n`,
  );
  plan.addAfter(
    store,
    /^ {2}readonly \w+ = new Map<.*>\(\);\n/,
    `  readonly ${camelPlural} = new Map<string, ${Singular}>();\n`,
  );

  const handlers = 'packages/mocks/src/handlers/index.ts';
  plan.addAfter(
    handlers,
    /^import \{ \w+Handlers \} from '\.\/.*';\n/,
    `import { ${camelSingular}Handlers } from './${plural}.js';\n`,
  );
  plan.addAfter(handlers, /^ +\.\.\.\w+Handlers\(.*\),\n/, `    ...${camelSingular}Handlers(context),\n`);
}
