import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const PACKAGES = ['contract', 'rules', 'sdk', 'elements', 'mocks', 'platform'] as const;

/** What of a package.json these tests look at. */
export interface Manifest {
  name: string;
  version: string;
  license: string;
  engines: { node: string };
  sideEffects: boolean | string[];
  exports: Record<string, string | Record<string, string>>;
  dependencies?: Record<string, string>;
}

export const folderOf = (name: string): string => join(root, 'packages', name);

export function readManifest(name: string): Manifest {
  return JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as Manifest;
}

/** Files of a package that match a pattern with `*` (within a folder) and `**` (any folders), as relative paths. */
export function matching(name: string, pattern: string): string[] {
  const source = pattern
    .replace(/^\.\//, '')
    .split(/(\*\*\/|\*)/)
    .map((part) =>
      part === '**/' ? '(?:.*/)?' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  const regex = new RegExp(`^${source}$`);
  return filesOf(name).filter((file) => regex.test(file));
}

/** Whether a target of `exports` is there: the file, or at least one file where it has a `*`. */
export function isThere(name: string, target: string): boolean {
  return target.includes('*') ? matching(name, target).length > 0 : existsSync(join(folderOf(name), target));
}

function filesOf(name: string): string[] {
  const folder = folderOf(name);
  return ['src', 'dist']
    .filter((part) => existsSync(join(folder, part)))
    .flatMap((part) => readdirSync(join(folder, part), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
