import { build, type Metafile } from 'esbuild';
import { mkdtemp, readdir, rm, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollup } from 'rollup';
import { BUNDLES, compressed, strangersIn } from '../../scripts/lib/size-rules.mjs';
import type { Question } from '../lib/question.js';
import { counted } from '../lib/report.js';

const ROOT = new URL('../../', import.meta.url).pathname;
/** What a page with one live card loads by the autoloader: the loader, the card, and what that needs. */
const CARD_PAGE = ['loader.mjs', 'loader-listing-card.mjs'];
/** Packages that have no place on a partner's page. */
const STRANGERS = /node_modules\/(zod|msw|@electric-sql\/pglite|ajv)\//;

/** What a page loads, and that nothing strange is in it, by both bundlers. */
export const ask: Question = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jtop-bench-'));
  try {
    const card = await cardBytes();
    const strange: { name: string; bytes: number }[] = [];
    for (const { name, entry } of BUNDLES) {
      strange.push({ name: `${name} by esbuild`, bytes: await strangeByEsbuild(entry) });
      strange.push({ name: `${name} by rollup`, bytes: await strangeByRollup(entry, folder) });
    }
    return [
      {
        goals: ['P1'],
        question: 'a page with one live listing card, everything that it loads',
        unit: 'bytes, brotli 11',
        rows: [counted('loader and card, with SDK and Chinese', card)],
        checks: [{ what: 'bytes', value: card, goal: 14 * 1024, is: 'at most', firm: true }],
        notes: [
          'two files, loader.mjs and loader-listing-card.mjs; for who names another theme or language 0.7 and 2 kB more',
        ],
      },
      {
        goals: ['P3'],
        question: 'zod, msw, PGlite and ajv in what partners bundle',
        unit: 'bytes of them',
        rows: strange.map(({ name, bytes }) => counted(name, bytes)),
        checks: [
          {
            what: 'bytes in all',
            value: strange.reduce((sum, { bytes }) => sum + bytes, 0),
            goal: 0,
            is: 'at most',
            firm: true,
          },
        ],
        notes: [],
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Of the files that the build has made. */
async function cardBytes(): Promise<number> {
  const files = CARD_PAGE.map((name) => readFile(join(ROOT, 'packages', 'elements', 'dist', 'cdn', name)));
  return (await Promise.all(files)).reduce((sum, bytes) => sum + compressed(bytes), 0);
}

async function strangeByEsbuild(entry: string): Promise<number> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: `export * from '${entry}';`, resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['production'],
    metafile: true,
    write: false,
    outdir: ROOT,
    logLevel: 'silent',
  });
  const text = outputFiles.map((file) => file.text).join('\n');
  return strangeInputs(metafile) + strangersIn(text).length;
}

function strangeInputs({ outputs }: Metafile): number {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file]) => STRANGERS.test(file))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

async function strangeByRollup(entry: string, folder: string): Promise<number> {
  const input = join(folder, 'all.js');
  await writeFile(input, `export * from '${entry}';`);
  const { default: nodeResolve } = await import('@rollup/plugin-node-resolve');
  const bundle = await rollup({
    input,
    plugins: [
      nodeResolve({
        exportConditions: ['production', 'browser'],
        rootDir: ROOT,
        modulePaths: [join(ROOT, 'node_modules')],
      }),
    ],
    onwarn: () => undefined,
  });
  const out = join(folder, 'out');
  await bundle.write({ dir: out });
  const modules = [...bundle.watchFiles].filter((file) => STRANGERS.test(file));
  await bundle.close();
  let strange = 0;
  for (const file of await readdir(out))
    strange += strangersIn(await readFile(join(out, file), 'utf8')).length;
  await rm(out, { recursive: true, force: true });
  return modules.length + strange;
}
