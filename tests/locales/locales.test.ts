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

/** Every locale file exports one object of texts, which carries its language tag as `$code`. */
async function readLocales(): Promise<Map<string, Texts>> {
  const locales = new Map<string, Texts>();
  for (const file of readdirSync(fileURLToPath(folder))) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const module = (await import(new URL(file, folder).href)) as Record<string, unknown>;
    for (const value of Object.values(module)) {
      if (typeof value === 'object' && value !== null && '$code' in value) {
        locales.set(String(value.$code), flatten(value, ''));
      }
    }
  }
  return locales;
}

const locales = await readLocales();
const source = locales.get('zh-CN') ?? new Map<string, unknown>();

describe('the texts of the elements', () => {
  it('exist in the source language and in English', () => {
    expect([...locales.keys()]).toEqual(expect.arrayContaining(['zh-CN', 'en']));
    expect(source.size).toBeGreaterThan(20);
  });

  describe.each([...locales])('%s', (_code, texts) => {
    it('has every text and no other', () => {
      expect([...texts.keys()].sort()).toEqual([...source.keys()].sort());
    });

    it('has no empty text', () => {
      const empty = [...texts].filter(([, text]) => typeof text === 'string' && text.trim() === '');
      // English writes amounts out, where Chinese counts them in 万 and 亿.
      expect(empty.map(([path]) => path).filter((path) => !path.startsWith('units.'))).toEqual([]);
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
