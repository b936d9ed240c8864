import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every page of Markdown that people read. */
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  ...readdirSync(join(root, 'examples')).flatMap((name) => {
    const page = join('examples', name, 'README.md');
    return existsSync(join(root, page)) ? [page] : [];
  }),
];

const read = (page: string): string => readFileSync(join(root, page), 'utf8');

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
    const local = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
  });

  it('names commands that exist', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    // A record of a decision may speak of what is to come.
    const known = page.startsWith(join('docs', 'decisions'))
      ? [...Object.keys(scripts), 'test:engines']
      : Object.keys(scripts);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names files of the project that exist', () => {
    const named = [...text.matchAll(/`((?:packages|scripts|tests|docs|examples)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('the decisions', () => {
  const folder = join(root, 'docs', 'decisions');
  const records = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));

  it('are numbered without a gap and all listed', () => {
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, index) => index + 1));
    const index = read(relative(root, join(folder, 'README.md')));
    expect(records.filter((name) => !index.includes(`(${name})`))).toEqual([]);
  });

  it.each(records)('%s says context, decision and consequences', (name) => {
    const headings = [...read(join('docs', 'decisions', name)).matchAll(/^## (.*)$/gm)].map(
      ([, heading]) => heading,
    );
    expect(headings).toEqual(['Context', 'Decision', 'Consequences']);
  });
});
