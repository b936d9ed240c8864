import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a copy needs of the project besides its packages. */
const FILES = [
  'package.json',
  'tsconfig.base.json',
  'tsconfig.tests.json',
  'eslint.config.mjs',
  'vitest.config.ts',
  'web-test-runner.config.mjs',
];
const LEFT_OUT = /[\\/](node_modules|dist|\.data)([\\/]|$)/;

/**
 * Copies the sources to a folder of their own. Installed packages are linked, but `@jtop/…` leads to the copies.
 * @returns the folder
 */
export function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'jtop-scaffold-'));
  for (const file of FILES) cpSync(join(root, file), join(copy, file));
  cpSync(join(root, 'scripts'), join(copy, 'scripts'), { recursive: true });
  linkModules(join(root, 'node_modules'), join(copy, 'node_modules'));
  mkdirSync(join(copy, 'node_modules', '@jtop'));
  for (const name of readdirSync(join(root, 'packages'))) {
    const from = join(root, 'packages', name);
    const to = join(copy, 'packages', name);
    cpSync(from, to, { recursive: true, filter: (path) => !LEFT_OUT.test(path.slice(from.length)) });
    if (existsSync(join(from, 'node_modules')))
      symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'));
    symlinkSync(to, join(copy, 'node_modules', '@jtop', name));
  }
  return copy;
}

function linkModules(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name !== '@jtop' && !name.startsWith('.')) symlinkSync(join(from, name), join(to, name));
  }
}

/** The program of an installed package. */
export const bin = (path: string): string => join(root, 'node_modules', path);

/** The paths that a scaffold says it made or changed. */
export const pathsIn = (output: string): string[] =>
  [...output.matchAll(/^(?:made|changed) +(\S+)$/gm)].map(([, path = '']) => path);

/** Files that no other imports, though their declarations hold everywhere. */
const DECLARING = ['packages/elements/src/define/*.ts', 'packages/*/src/**/*.d.ts'];

/** Has a copy's type check look at these files and what they import, not at everything. */
export function narrowTypes(copy: string, files: readonly string[]): void {
  const path = join(copy, 'tsconfig.tests.json');
  const settings = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const code = files.filter((file) => file.endsWith('.ts'));
  writeFileSync(path, JSON.stringify({ ...settings, include: DECLARING, files: code }));
}

/** What a check that has nothing to say ends with. */
export const clean: Ended = { code: 0, output: '' };

export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs Node to its end; never rejects. */
export function node(args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1', VITEST: undefined };
    execFile(process.execPath, args, { cwd, env, maxBuffer: 32 * 2 ** 20 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}
