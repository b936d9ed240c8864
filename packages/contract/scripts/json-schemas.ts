import { z } from 'zod';
import { registry } from '../src/schemas.js';

export type JsonSchema = { [key: string]: unknown };

const REF = '#/components/schemas/';

/** Keywords whose keys are names of fields or schemas, not keywords. */
const NAMED = new Set(['properties', 'definitions', 'schemas']);

/** Maps each schema of a record by name. */
export function mapNamed(
  record: object,
  change: (schema: JsonSchema) => JsonSchema,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(record).map(([name, schema]) => [name, mapSchema(schema, change) as JsonSchema]),
  );
}

/** Walks every schema inside a JSON schema, outermost first, and replaces each by what `change` returns. */
export function mapSchema(node: unknown, change: (schema: JsonSchema) => JsonSchema): unknown {
  if (Array.isArray(node)) return node.map((item) => mapSchema(item, change));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(
    Object.entries(change(node as JsonSchema)).map(([key, value]) => [
      key,
      NAMED.has(key) ? mapNamed(value as object, change) : mapSchema(value, change),
    ]),
  );
}

/** Names of the schemas that a schema refers to, itself not included. */
export function refsOf(node: unknown, found = new Set<string>()): Set<string> {
  mapSchema(node, (schema) => {
    if (typeof schema.$ref === 'string') found.add(schema.$ref.slice(REF.length));
    return schema;
  });
  return found;
}

function tidy(schema: JsonSchema): JsonSchema {
  const { $schema: _schema, $id: _id, id: _name, ...rest } = schema;
  if (rest.maximum === Number.MAX_SAFE_INTEGER && rest.minimum === Number.MIN_SAFE_INTEGER) {
    delete rest.minimum;
  }
  return rest;
}

/** Every named schema of the contract, as JSON Schema 2020-12 with references into `components/schemas`. */
export function namedSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: (id) => REF + id, io: 'output' });
  return Object.fromEntries(
    Object.entries(schemas)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [name, mapSchema(schema, tidy) as JsonSchema]),
  );
}

/** JSON Schema of one schema that has no name of its own, such as a query. */
export function inlineSchema(schema: z.ZodType): JsonSchema {
  return mapSchema(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), tidy) as JsonSchema;
}

/** The name under which a schema is registered. */
export function nameOf(schema: z.ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.id;
}

/** Names that request bodies use, directly or not. Everything else is only read. */
export function writtenNames(named: Record<string, JsonSchema>): Set<string> {
  const written = new Set<string>();
  const follow = (name: string): void => {
    if (written.has(name)) return;
    written.add(name);
    refsOf(named[name]).forEach(follow);
  };
  for (const { body } of Object.values(registry)) {
    const name = body && nameOf(body);
    if (name) follow(name);
  }
  return written;
}

/**
 * Opens a read schema: unknown fields pass, and a code list is any text. Without this the first new field or
 * value would break every page that embeds a widget.
 */
export function open(schema: JsonSchema): JsonSchema {
  const { additionalProperties, enum: values, ...rest } = schema;
  const kept =
    additionalProperties === false
      ? rest
      : { ...rest, ...(additionalProperties === undefined ? {} : { additionalProperties }) };
  return values ? { ...kept, 'x-extensible-enum': values } : kept;
}
