import { build, type Metafile } from 'esbuild';
import { mkdtemp, readdir, rm, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollup, type OutputOptions, type RollupOptions } from 'rollup';
import { BUNDLES, compressed, strangersIn } from '../../scripts/lib/size-rules.mjs';
import type { Question } from '../lib/question.js';
import { counted } from '../lib/report.js';

const ROOT = new URL('../../', import.meta.url).pathname;
/** Everything that a page with one live card by a module script needs: provider, card, SDK, one language. */
const CARD = `
  import '${ROOT}packages/elements/src/define/provider.ts';
  import '${ROOT}packages/elements/src/define/listing-card.ts';`;
/** Packages that have no place on a partner's page. */
const STRANGERS = /node_modules\/(zod|msw|@electric-sql\/pglite|ajv)\//;

/** What a page loads, and that nothing strange is in it, by both bundlers. */
export const ask: Question = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jtop-bench-'));
  try {
    const card = await cardBytes(folder);
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
        rows: [counted('card, provider, SDK, one language', card)],
        checks: [{ what: 'bytes', value: card, goal: 14 * 1024, is: 'at most', firm: true }],
        notes: [
          'one module by the configuration of the CDN files, without the loader itself (issue 3 part 2)',
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

async function cardBytes(folder: string): Promise<number> {
  const input = join(folder, 'card.ts');
  await writeFile(input, CARD);
  const file = new URL('../../rollup.config.mjs', import.meta.url).href;
  const { default: config } = (await import(file)) as {
    default: RollupOptions & { output: OutputOptions[] };
  };
  const { file: _file, ...output } = config.output[1] ?? {};
  const bundle = await rollup({ ...config, input });
  const { output: chunks } = await bundle.generate({ ...output, dir: folder, banner: '' });
  await bundle.close();
  return chunks.reduce(
    (sum, chunk) => sum + (chunk.type === 'chunk' ? compressed(Buffer.from(chunk.code)) : 0),
    0,
  );
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
