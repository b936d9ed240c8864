import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../packages/elements/src/locales/', import.meta.url);

/** Texts by dotted path: a text is a string, or a function that makes one. */
type Texts = Map<string, unknown>;

function flatten(value: unknown, path: string, into: Texts = new Map()): Texts {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, into);
  } else {
    into.set(path, value);
  }
  return into;
}

const filesIn = (path: string): string[] =>
  readdirSync(fileURLToPath(new URL(path, folder))).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );

/** The objects that a file of texts exports. */
async function textsIn(path: string): Promise<object[]> {
  const module = (await import(new URL(path, folder).href)) as Record<string, unknown>;
  return Object.values(module).filter(
    (value): value is object => typeof value === 'object' && value !== null,
  );
}

/** What a widget brings in every language by itself: in both folders a file of its name. */
const inPairs = filesIn('zh-CN/').filter((file) => filesIn('en/').includes(file));

/**
 * Every locale file exports one object of texts, which carries its language tag as `$code`. Of Chinese, which is always there,
 * each widget brings its own.
 */
async function readLocales(): Promise<Map<string, Texts>> {
  const locales = new Map<string, Texts>();
  for (const file of filesIn('./')) {
    for (const texts of await textsIn(file)) {
      if ('$code' in texts) locales.set(String(texts.$code), flatten(texts, ''));
    }
  }
  const chinese = locales.get('zh-CN');
  for (const file of filesIn('zh-CN/').filter((name) => !inPairs.includes(name)))
    for (const texts of await textsIn(`zh-CN/${file}`)) flatten(texts, '', chinese);
  for (const file of inPairs) {
    for (const code of ['zh-CN', 'en'])
      for (const texts of await textsIn(`${code}/${file}`)) flatten(texts, file, locales.get(code));
  }
  return locales;
}

const locales = await readLocales();
const source = locales.get('zh-CN') ?? new Map<string, unknown>();

describe('the texts of the elements', () => {
  it('exist in the source language and in English', () => {
    expect([...locales.keys()]).toEqual(expect.arrayContaining(['zh-CN', 'en']));
    expect(source.size).toBeGreaterThan(20);
    expect(inPairs).toContain('catalogue.ts');
  });

  describe.each([...locales])('%s', (_code, texts) => {
    it('has every text and no other', () => {
      expect([...texts.keys()].sort()).toEqual([...source.keys()].sort());
    });

    it('has no empty text', () => {
      const empty = [...texts].filter(([, text]) => typeof text === 'string' && text.trim() === '');
      // English writes amounts out, where Chinese counts them in 万 and 亿; `none` is the note of who needs none, and what loads has no second line,
      // not every field of a form needs a hint, and only translations say which language binds.
      const meant =
        /^units\.|notes\.none$|standings\.loading\.1$|^(?:demand-submit|solution-form)\.ts\.fields\..+\.1$|^consent-sign\.ts\.binding$/;
      expect(empty.map(([path]) => path).filter((path) => !meant.test(path))).toEqual([]);
    });

    it('takes the same values into its texts as the source language does', () => {
      const shape = (text: unknown): string =>
        typeof text === 'function' ? `function of ${text.length}` : typeof text;
      const different = [...texts].filter(([path, text]) => shape(text) !== shape(source.get(path)));
      expect(different.map(([path]) => path)).toEqual([]);
    });

    it('leaves no mark of unfinished work', () => {
      const bad = [...texts].filter(
        ([, text]) => typeof text === 'string' && /TODO|FIXME|XXX|\{\{/.test(text),
      );
      expect(bad).toEqual([]);
    });
  });
});
