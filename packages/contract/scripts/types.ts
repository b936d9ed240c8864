import { compile } from 'json-schema-to-typescript';
import { operations, type Operation } from '../src/operations/index.js';
import { registry } from '../src/schemas.js';
import {
  inlineSchema,
  mapSchema,
  nameOf,
  namedSchemas,
  writtenNames,
  type JsonSchema,
} from './json-schemas.js';

const BANNER = '/* Generated from the schemas by `npm run generate`. Do not edit. */';

const typeName = (operationId: string, suffix: string) =>
  operationId
    .split('.')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('') + suffix;

const toDefs = (schema: JsonSchema): JsonSchema =>
  typeof schema.$ref === 'string'
    ? { $ref: schema.$ref.replace('#/components/schemas/', '#/definitions/') }
    : schema;

/** Drops bounds and patterns: they say nothing in a type, and `minItems` would make tuples of lists. */
function bare(schema: JsonSchema): JsonSchema {
  const {
    minItems: _a,
    maxItems: _b,
    minimum: _c,
    maximum: _d,
    pattern: _e,
    minLength: _f,
    maxLength: _g,
    ...rest
  } = schema;
  return rest;
}

const openEnum = (schema: JsonSchema): JsonSchema => {
  const { enum: values, ...rest } = schema;
  if (!Array.isArray(values)) return schema;
  return { ...rest, tsType: `(${values.map((value) => JSON.stringify(value)).join(' | ')} | (string & {}))` };
};

/** Plain TypeScript interfaces of all that is said on the wire, and a map from operations to them. */
export async function typesModule(): Promise<string> {
  const named = namedSchemas();
  const written = writtenNames(named);
  const definitions: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(named)) {
    const opened = written.has(name) ? schema : mapSchema(schema, openEnum);
    definitions[name] = mapSchema(mapSchema(opened, toDefs), bare);
  }
  const map: string[] = [];
  for (const id of Object.keys(operations) as (keyof typeof operations)[]) {
    const { query, body, response } = registry[id];
    let queryName = 'Record<never, never>';
    if (query) {
      queryName = typeName(id, 'Query');
      definitions[queryName] = mapSchema(inlineSchema(query), bare);
    }
    const params = [...operations[id].path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}: string`);
    const responseName =
      nameOf(response) ?? (response.type === 'string' ? 'string' : 'Record<string, unknown>');
    const { consumes }: Operation = operations[id];
    const bodyName = (body && nameOf(body)) ?? (consumes ? 'Uint8Array' : 'undefined');
    map.push(
      `  '${id}': { params: { ${params.join('; ')} }; query: ${queryName}; body: ${bodyName}; response: ${responseName} };`,
    );
  }
  const text = await compile(
    {
      title: 'Definitions',
      type: 'object',
      additionalProperties: false,
      definitions,
      properties: Object.fromEntries(
        Object.keys(definitions).map((name) => [name, { $ref: `#/definitions/${name}` }]),
      ),
    } as never,
    'Definitions',
    {
      bannerComment: BANNER,
      additionalProperties: false,
      unreachableDefinitions: true,
      format: true,
      style: { singleQuote: true, printWidth: 110 },
    },
  );
  const withoutRoot = text.replace(/export interface Definitions \{[\s\S]*?\n\}\n/, '');
  return `${withoutRoot.replaceAll(/\/\*\*\n \* This interface was referenced by `Definitions`[\s\S]*?\*\/\n/g, '').replaceAll(/\n \*\n \* This interface was referenced by `Definitions`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g, '\n')}
/** What each operation takes and answers. Query values are as handlers see them; on the wire lists are joined by commas. */
export interface OperationTypes {
${map.join('\n')}
}
`;
}
