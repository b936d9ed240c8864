import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { mapSchema, namedSchemas, open, writtenNames, type JsonSchema } from '../scripts/json-schemas.js';
import { fileName } from '../scripts/validators.js';
import type { Validator } from './common/validator.js';
import { changed, fullValue, placesIn, resolved, valuesOf, type Json } from './testing/json-samples.js';

const named = namedSchemas();
const written = writtenNames(named);
const readNames = Object.keys(named).filter((name) => !written.has(name));

/** What readers promise to check of a schema: that fields are there and of their type, and that instants are instants. */
function reading(schema: JsonSchema): JsonSchema {
  const {
    minimum: _a,
    maximum: _b,
    minLength: _c,
    maxLength: _d,
    minItems: _e,
    maxItems: _f,
    format: _g,
    ...rest
  } = open(schema);
  const { pattern, propertyNames: _h, 'x-extensible-enum': _i, ...kept } = rest;
  if (kept.type === 'integer')
    return { ...kept, minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
  return typeof pattern === 'string' && pattern.includes('08:00') ? { ...kept, pattern } : kept;
}

const readers = new Map<string, Validator<unknown>>();
const readerOf = (name: string): Validator<unknown> => {
  const reader = readers.get(name);
  if (!reader) throw new Error(`no reader of ${name}`);
  return reader;
};
const schemaOf = (name: string): JsonSchema => resolved({ $ref: name }, named);
const pointer = (place: readonly (string | number)[]) => place.map((part) => `/${part}`).join('');

beforeAll(async () => {
  for (const name of readNames) {
    const module = (await import(`./generated/validators/${fileName(name)}.ts`)) as {
      validate: Validator<unknown>;
    };
    readers.set(name, module.validate);
  }
});

describe('readers', () => {
  it('exist for every schema that is read, and for none that is only written', () => {
    const files = readdirSync(new URL('generated/validators', import.meta.url)).sort();
    expect(files).toEqual(readNames.map((name) => `${fileName(name)}.ts`).sort());
  });
});

/** Places of a full value whose field the schema requires. */
function requiredPlaces(name: string): (readonly (string | number)[])[] {
  const places: (readonly (string | number)[])[] = [];
  const walk = (schema: JsonSchema, at: readonly (string | number)[]): void => {
    const target = resolved(schema, named);
    if (Array.isArray(target.anyOf)) return;
    if (target.type === 'array') walk(target.items as JsonSchema, [...at, 0]);
    for (const [field, inner] of Object.entries(
      (target.properties as Record<string, JsonSchema> | undefined) ?? {},
    )) {
      if ((target.required as string[] | undefined)?.includes(field)) places.push([...at, field]);
      walk(inner, [...at, field]);
    }
  };
  walk(schemaOf(name), []);
  return places;
}

describe.each(readNames)('the reader of %s', (name) => {
  const full = fullValue(schemaOf(name), named);

  it('takes a value with every field', () => {
    expect(readerOf(name)(full), readerOf(name).pointer).toBe(true);
  });

  it('refuses it without any one required field, and says where', () => {
    for (const place of requiredPlaces(name)) {
      expect(readerOf(name)(changed(full, place)), pointer(place)).toBe(false);
      expect(readerOf(name).pointer).toBe(pointer(place));
    }
  });

  it('refuses null wherever a value stands', () => {
    for (const place of placesIn(full)) {
      expect(readerOf(name)(changed(full, place, null)), pointer(place)).toBe(false);
    }
  });

  it('lets fields pass that it does not know', () => {
    for (const place of placesIn(full)) {
      const at = place.reduce<Json>(
        (value, part) => (value as Record<string | number, Json>)[part] ?? null,
        full,
      );
      if (typeof at !== 'object' || at === null || Array.isArray(at)) continue;
      // Where any key goes, a new one has to be of the values' type.
      if ('any' in at) continue;
      expect(readerOf(name)(changed(full, [...place, 'addedLater'], { new: [1] })), pointer(place)).toBe(
        true,
      );
    }
  });

  it('agrees with ajv on the same schema, whatever is changed', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, unicodeRegExp: false });
    const components = Object.fromEntries(
      Object.entries(named).map(([key, schema]) => [key, mapSchema(schema, reading)]),
    );
    const judge = ajv.compile({ components: { schemas: components }, $ref: `#/components/schemas/${name}` });
    const wrong = fc.constantFrom<Json>(
      null,
      0,
      -1,
      1.5,
      2 ** 53,
      '',
      'x',
      '2026-06-03T10:00:00Z',
      true,
      [],
      {},
      [null],
    );
    const mutation = fc.tuple(fc.nat(), fc.option(wrong, { nil: undefined }));
    fc.assert(
      fc.property(
        valuesOf(schemaOf(name), named),
        fc.array(mutation, { maxLength: 2 }),
        (sample, mutations) => {
          let value = sample;
          for (const [pick, replacement] of mutations) {
            const places = placesIn(value);
            value = changed(value, places[pick % places.length] ?? [], replacement);
          }
          expect(readerOf(name)(value), JSON.stringify(value)).toBe(judge(value));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a code list', () => {
  it('may grow: a value that nobody knows yet passes', () => {
    const lot = fullValue(schemaOf('Lot'), named);
    expect(readerOf('Lot')(changed(changed(lot, ['status'], 'on_the_moon'), ['phase'], 'later'))).toBe(true);
  });
});
