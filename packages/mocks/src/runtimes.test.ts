import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

/** The modules that an entry brings along, as a bundler for browsers sees it. */
async function bundled(entry: string): Promise<{ inputs: string[]; externals: string[] }> {
  const { metafile } = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    conditions: ['@jtop/source'],
    logLevel: 'silent',
  });
  const outputs = Object.values(metafile.outputs);
  return {
    inputs: Object.keys(metafile.inputs),
    externals: outputs.flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path }) => path),
    ),
  };
}

describe.each(['index.ts', 'browser.ts'])('%s', (entry) => {
  it('runs in a browser: it needs nothing of Node, and no other part of the platform', async () => {
    const { inputs, externals } = await bundled(entry);
    expect(externals).toEqual([]);
    expect(inputs.filter((name) => /packages\/(sdk|elements|platform)\//.test(name))).toEqual([]);
  });
});
