import fc from 'fast-check';
import { formatInstant } from '../common/time.js';
import type { JsonSchema } from '../../scripts/json-schemas.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Named = Readonly<Record<string, JsonSchema>>;

const YEAR_2000 = 946_684_800_000;
const YEAR_2100 = 4_102_444_800_000;
const isInstant = (schema: JsonSchema) =>
  typeof schema.pattern === 'string' && schema.pattern.includes('08:00');

/** Follows a reference into the named schemas. */
export function resolved(schema: JsonSchema, named: Named): JsonSchema {
  if (typeof schema.$ref !== 'string') return schema;
  const target = named[schema.$ref.split('/').pop() ?? ''];
  if (!target) throw new Error(`no schema for ${schema.$ref}`);
  return target;
}

/** Values that a read schema takes. Bounds and code lists are left aside, as readers do. */
export function valuesOf(schema: JsonSchema, named: Named): fc.Arbitrary<Json> {
  const of = (inner: unknown) => valuesOf(inner as JsonSchema, named);
  const { type, anyOf, properties, items, additionalProperties } = schema;
  if (typeof schema.$ref === 'string') return of(resolved(schema, named));
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map(of));
  if (schema.const !== undefined) return fc.constant(schema.const as Json);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.maxSafeInteger();
  if (type === 'string') {
    return isInstant(schema)
      ? fc.integer({ min: YEAR_2000, max: YEAR_2100 }).map(formatInstant)
      : fc.string({ maxLength: 8 });
  }
  if (type === 'array') return fc.array(of(items), { maxLength: 2 });
  if (properties) {
    const required = schema.required as string[] | undefined;
    const fields = Object.entries(properties).map(([name, inner]) => [name, of(inner)] as const);
    return fc.record(Object.fromEntries(fields), { requiredKeys: required ?? [] });
  }
  if (typeof additionalProperties === 'object')
    return fc.dictionary(fc.string({ maxLength: 4 }), of(additionalProperties), { maxKeys: 2 });
  throw new Error(`no values for ${JSON.stringify(schema)}`);
}

/** One value with every optional field set: the widest form that the schema knows. */
export function fullValue(schema: JsonSchema, named: Named): Json {
  const of = (inner: unknown) => fullValue(inner as JsonSchema, named);
  const { type, anyOf, properties, items, additionalProperties } = schema;
  if (typeof schema.$ref === 'string') return of(resolved(schema, named));
  if (Array.isArray(anyOf)) return of(anyOf[0]);
  if (schema.const !== undefined) return schema.const as Json;
  if (type === 'boolean') return true;
  if (type === 'integer') return 7;
  if (type === 'string') return isInstant(schema) ? formatInstant(YEAR_2000) : 'text';
  if (type === 'array') return [of(items)];
  if (properties)
    return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, of(inner)]));
  if (typeof additionalProperties === 'object') return { any: of(additionalProperties) };
  throw new Error(`no value for ${JSON.stringify(schema)}`);
}

/** Every place inside a value, as JSON pointers' parts, the value itself first. */
export function placesIn(
  value: Json,
  at: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...inner.flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

/** The value with what stands at a place replaced, or taken out where nothing is given. */
export function changed(value: Json, place: readonly (string | number)[], replacement?: Json): Json {
  const [key, ...rest] = place;
  if (key === undefined) return replacement ?? null;
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? changed(item, rest, replacement) : item));
  const { [key]: inner = null, ...others } = value as Record<string, Json>;
  if (rest.length === 0 && replacement === undefined) return others;
  return { ...others, [key]: changed(inner, rest, replacement) };
}
