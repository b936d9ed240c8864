/* Writes openapi.json, src/generated/types.ts and src/generated/validators from the schemas; with --check it only compares. */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from './openapi.js';
import { typesModule } from './types.js';
import { validatorModules } from './validators.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const check = process.argv.includes('--check');

const wanted = new Map<string, string>();
wanted.set('openapi.json', `${JSON.stringify(openApiDocument(), null, 2)}\n`);
wanted.set('src/generated/types.ts', await typesModule());
for (const [name, text] of Object.entries(validatorModules()))
  wanted.set(`src/generated/validators/${name}`, text);

const read = (name: string): string | undefined => {
  try {
    return readFileSync(join(root, name), 'utf8');
  } catch {
    return undefined;
  }
};
mkdirSync(join(root, 'src/generated/validators'), { recursive: true });
const stale = readdirSync(join(root, 'src/generated/validators'))
  .map((name) => `src/generated/validators/${name}`)
  .filter((name) => !wanted.has(name));
const changed = [...wanted].filter(([name, text]) => read(name) !== text).map(([name]) => name);

if (check) {
  const drift = [...changed, ...stale];
  if (drift.length > 0) {
    process.stderr.write(
      `Generated files differ from the schemas; run npm run generate: ${drift.join(', ')}\n`,
    );
    process.exit(1);
  }
} else {
  for (const name of stale) rmSync(join(root, name));
  for (const name of changed) writeFileSync(join(root, name), wanted.get(name) ?? '');
  process.stdout.write(
    changed.length + stale.length > 0
      ? `generated: ${[...changed, ...stale].join(', ')}\n`
      : 'generated files are up to date\n',
  );
}
