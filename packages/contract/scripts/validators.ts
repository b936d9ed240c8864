import { namedSchemas, writtenNames, type JsonSchema } from './json-schemas.js';

export const fileName = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

/** What one module needs from elsewhere. */
interface Needs {
  parts: Set<string>;
  refs: Set<string>;
}

/**
 * A schema as an expression of `common/validator.ts`. Readers check that fields are there and of their type, and that
 * instants can be read as such. Bounds, lengths, formats and code lists are the platform's to keep: checking them
 * here would cost bytes and break pages on the first new value.
 */
function expression(schema: JsonSchema, needs: Needs): string {
  const part = (name: string, ...args: string[]): string => {
    needs.parts.add(name);
    return args.length > 0 ? `/* @__PURE__ */ ${name}(${args.join(', ')})` : name;
  };
  const inner = (value: unknown) => expression(value as JsonSchema, needs);
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').pop() ?? '';
    needs.refs.add(name);
    return `${name}Check`;
  }
  if (Array.isArray(schema.anyOf)) return part('either', ...schema.anyOf.map(inner));
  if (schema.const !== undefined) return part('literal', JSON.stringify(schema.const));
  if (schema.type === 'array') return part('array', inner(schema.items));
  if (schema.type === 'boolean' || schema.type === 'integer') return part(schema.type);
  if (schema.type === 'string') {
    return part(
      typeof schema.pattern === 'string' && schema.pattern.includes('08:00') ? 'instant' : 'string',
    );
  }
  if (schema.type === 'object' && schema.properties) {
    const required = new Set(schema.required as string[] | undefined);
    const fields = Object.entries(schema.properties).map(
      ([name, value]) => `'${name}${required.has(name) ? '' : '?'}': ${inner(value)}`,
    );
    return part('object', `{ ${fields.join(', ')} }`);
  }
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
    return part('record', inner(schema.additionalProperties));
  }
  throw new Error(`no reader for ${JSON.stringify(schema)}`);
}

/** File name to text: one module a schema that is read. */
export function validatorModules(): Record<string, string> {
  const named = namedSchemas();
  const written = writtenNames(named);
  const modules: Record<string, string> = {};
  for (const [name, schema] of Object.entries(named)) {
    if (written.has(name)) continue;
    const needs: Needs = { parts: new Set(['validator']), refs: new Set() };
    const check = expression(schema, needs);
    const imports = [...needs.refs]
      .sort()
      .map((other) => `import { check as ${other}Check } from './${fileName(other)}.js';\n`)
      .join('');
    modules[`${fileName(name)}.ts`] = `/* Generated from the schemas by \`npm run generate\`. Do not edit. */
import { ${[...needs.parts].sort().join(', ')}, type Check, type Validator } from '../../common/validator.js';
import type { ${name} } from '../types.js';
${imports}
export const check: Check = ${check};

/** Whether a value has the form of a {@link ${name}}. */
export const validate: Validator<${name}> = /* @__PURE__ */ validator<${name}>(check);
`;
  }
  return modules;
}
