import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { describe, expect, it } from 'vitest';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** Forgets that packages say they have no side effects, so that what a bundler drops it drops for having looked. */
const distrust: Plugin = {
  name: 'distrust',
  setup(bundler) {
    bundler.onResolve({ filter: /.*/ }, async ({ path, pluginData, ...rest }) => {
      if (pluginData === 'resolved' || rest.kind === 'entry-point') return undefined;
      const resolved = await bundler.resolve(path, { ...rest, pluginData: 'resolved' });
      return { ...resolved, sideEffects: true };
    });
  },
};

async function bundle(contents: string, plugins: Plugin[] = []): Promise<{ text: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: PACKAGE, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    format: 'esm',
    platform: 'browser',
    conditions: ['@jtop/source'],
    tsconfigRaw: {},
    plugins,
  });
  const used = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return {
    text: outputFiles[0]?.text ?? '',
    inputs: used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([name]) => name),
  };
}

describe('in a bundle for a browser', () => {
  it('the auction engine brings neither hashing nor signatures nor canonical JSON', async () => {
    const { inputs } = await bundle("export * from '@jtop/rules/auction';");
    expect(inputs.filter((name) => /noble|canonicalize|src\/log\//.test(name))).toEqual([]);
  });

  it('the sentences of a verdict bring nothing of what judges', async () => {
    const { inputs } = await bundle("export * from '@jtop/rules/verdict/texts';");
    expect(inputs.filter((name) => /noble|canonicalize|src\/(log|auction)\//.test(name))).toEqual([]);
    const { text } = await bundle("import '@jtop/rules/verdict';");
    expect(text).toBe('');
  });

  it('the auction engine does not bring the table of who may call what', async () => {
    const { inputs } = await bundle("export * from '@jtop/rules/auction';");
    expect(inputs.filter((name) => name.includes('src/access/'))).toEqual([]);
  });

  it('the auction, the log and the verdict bring nothing of the challenge season', async () => {
    for (const entry of ['auction', 'log', 'verdict', 'verdict/texts', 'access', 'search']) {
      const { inputs } = await bundle(`export * from '@jtop/rules/${entry}';`);
      const season = inputs.filter((name) =>
        /src\/(disclosure|documents|forms|lifecycle|matching)\//.test(name),
      );
      expect(season, entry).toEqual([]);
    }
  });

  it('a form that checks itself brings neither life cycles nor matching', async () => {
    const { inputs, text } = await bundle("export { checkSolutionForm } from '@jtop/rules/forms';");
    const ours = inputs.filter((name) => name.includes('rules/src/'));
    expect(ours.filter((name) => /machine|table|score|disclosure/.test(name))).toEqual([]);
    expect(text.length).toBeLessThan(6000);
  });

  it('what is said of the rows of a workbook brings no library that reads one', async () => {
    const { inputs } = await bundle("export * from '@jtop/rules/imports';");
    expect(inputs.filter((name) => /excel|fflate|saxen|src\/workbook\//.test(name))).toEqual([]);
  });

  it('what a bid panel needs is small', async () => {
    const { text } = await bundle(
      "export { nextAmountFen, nextAmounts, refuseAmount, phaseAt, describeRules } from '@jtop/rules/auction';",
    );
    expect(text.length).toBeLessThan(3000);
  });

  it('importing the rules for nothing leaves nothing, whether or not the bundler believes us', async () => {
    for (const entry of [
      '',
      '/log',
      '/auction',
      '/numbers',
      '/disclosure',
      '/forms',
      '/imports',
      '/workbook',
      '/lifecycle',
      '/matching',
    ]) {
      expect((await bundle(`import '@jtop/rules${entry}';`)).text).toBe('');
    }
    const looked = await bundle(
      "import '@jtop/rules/auction'; import '@jtop/rules/calendar'; import '@jtop/rules/numbers';",
      [distrust],
    );
    // Constants may stay; a call, or writing to something, would be an effect.
    expect(looked.text).not.toMatch(/[([]|\.\w+\s*=/);
    const log = await bundle("import '@jtop/rules/log';", [distrust]);
    const ours = log.inputs.filter((name) => !name.includes('node_modules'));
    expect(ours.filter((name) => name.includes('src/log/'))).toEqual([]);
  });

  it('nothing is taken from Node', async () => {
    await expect(bundle("export * from '@jtop/rules';")).resolves.toBeDefined();
  });
});
