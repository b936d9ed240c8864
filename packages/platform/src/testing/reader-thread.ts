import { build } from 'esbuild';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The program of the reader's thread out of the source, as a thread can start it. @returns its address */
export async function buildReaderThread(): Promise<URL> {
  const outfile = join(await mkdtemp(join(tmpdir(), 'jtop-reader-')), 'reader-thread.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('../imports/reader-thread.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['@jtop/source'],
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return pathToFileURL(outfile);
}
