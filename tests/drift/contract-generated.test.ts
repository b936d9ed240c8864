import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const contract = join(root, 'packages/contract');
const generated = join(contract, 'src/generated');

const check = (folder: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', join(folder, 'scripts/generate.ts'), '--check'], {
    cwd: root,
    encoding: 'utf8',
  });

describe('what is generated from the schemas', () => {
  it('is what the schemas say', () => {
    const { status, stderr } = check(contract);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  describe('in a copy of the package', () => {
    let home: string;
    let copy: string;
    beforeAll(() => {
      home = mkdtempSync(join(tmpdir(), 'jtop-contract-'));
      copy = join(home, 'packages/contract');
      for (const name of ['src', 'scripts', 'openapi.json', 'package.json']) {
        cpSync(join(contract, name), join(copy, name), { recursive: true });
      }
      for (const folder of ['', 'packages/contract']) {
        const modules = join(root, folder, 'node_modules');
        if (existsSync(modules)) symlinkSync(modules, join(home, folder, 'node_modules'));
      }
    });
    afterAll(() => rmSync(home, { recursive: true }));

    it('is caught when it differs in any way: changed, missing, left over, or older than the schemas', () => {
      const edit = (name: string, change: (text: string) => string) =>
        writeFileSync(join(copy, name), change(readFileSync(join(copy, name), 'utf8')));
      edit('openapi.json', (text) => text.replace('"3.1.0"', '"3.1.1"'));
      rmSync(join(copy, 'src/generated/validators/me.ts'));
      writeFileSync(join(copy, 'src/generated/validators/gone.ts'), 'export {};\n');
      edit('src/resources/organizations.ts', (text) =>
        text.replace('uscc: z.string().optional()', 'uscc: z.string()'),
      );
      const { status, stderr } = check(copy);
      expect(status).toBe(1);
      for (const name of [
        'openapi.json',
        'validators/me.ts',
        'validators/gone.ts',
        'generated/types.ts',
        'validators/organization.ts',
      ]) {
        expect(stderr).toContain(name);
      }
      expect(stderr).toContain('npm run generate');
    });
  });

  it('has no require, no eval and no schema library in it', () => {
    const names = readdirSync(generated, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) {
      const text = readFileSync(join(generated, name), 'utf8');
      expect(text, name).not.toMatch(/require\(|\beval\b|new Function|from '(zod|ajv)/);
      expect(text, name).toMatch(/^\/\* Generated from the schemas/);
    }
  });

  it('brings no schema library into a browser', async () => {
    const readers = readdirSync(join(generated, 'validators')).map(
      (name) => `export * as ${name.replaceAll(/\W/g, '_')} from './generated/validators/${name}';`,
    );
    for (const contents of [`export * from './index.ts';`, readers.join('\n')]) {
      const { metafile } = await build({
        stdin: { contents, resolveDir: join(contract, 'src'), loader: 'ts' },
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
        logLevel: 'silent',
      });
      expect(Object.keys(metafile.inputs).filter((name) => name.includes('node_modules'))).toEqual([]);
    }
  });
});
