import { problemCodes } from '../src/common/problem-codes.js';
import { operations, type Operation, type OperationId } from '../src/operations/index.js';
import { registry } from '../src/schemas.js';
import {
  inlineSchema,
  mapSchema,
  nameOf,
  namedSchemas,
  open,
  writtenNames,
  type JsonSchema,
} from './json-schemas.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});

function parameters(operation: Operation): JsonSchema[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const { query } = registry[operation.id as OperationId];
  const schema = query ? inlineSchema(query) : {};
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const inQuery = Object.entries((schema.properties as Record<string, JsonSchema> | undefined) ?? {}).map(
    ([name, value]) => ({
      name,
      in: 'query',
      required: required.has(name),
      ...(value.type === 'array' ? { style: 'form', explode: false } : {}),
      schema: value,
    }),
  );
  const key =
    operation.idempotent === 'no'
      ? []
      : [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: operation.idempotent === 'required',
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ];
  const revision =
    operation.revised === true
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: true,
            schema: { type: 'string', pattern: '^"\\d{1,15}"$' },
          },
        ]
      : [];
  return [...inPath, ...inQuery, ...key, ...revision];
}

function operationObject(operation: Operation): JsonSchema {
  const { body, response, success } = registry[operation.id as OperationId];
  const name = nameOf(response);
  const type = operation.produces ?? 'application/json';
  const schema = name ? ref(name) : type === 'application/json' ? { type: 'object' } : { type: 'string' };
  const bodyName = body && nameOf(body);
  const takesNothing = body?.safeParse({}).success ?? false;
  return {
    operationId: operation.id,
    tags: [operation.id.split('.')[0]],
    parameters: parameters(operation),
    ...(bodyName
      ? {
          requestBody: {
            required: !takesNothing,
            content: { 'application/json': { schema: ref(bodyName) } },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        success.map((status) => [
          String(status),
          { description: status === 201 ? 'Created' : 'OK', content: { [type]: { schema } } },
        ]),
      ),
      '4XX': problem('Refused; `code` says why'),
      '5XX': problem('Failed'),
    },
    ...(operation.auth === 'none'
      ? { security: [] }
      : {
          security: [
            { oauth: operation.scope ? [operation.scope] : [] },
            ...(operation.auth === 'optional' ? [{}] : []),
          ],
        }),
  };
}

/** The contract as one OpenAPI 3.1 document. */
export function openApiDocument(): JsonSchema {
  const named = namedSchemas();
  const written = writtenNames(named);
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of Object.values(operations) as Operation[]) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = operationObject(operation);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'J-TOP',
      version: '1.0.0',
      description:
        'The technology market of Jiangsu: 成果（专利）拍卖季 and J-TOP 创新挑战季. Money is whole fen; instants are RFC 3339 with three decimals and +08:00. Problem codes: ' +
        Object.entries(problemCodes)
          .map(([code, { status }]) => `${code} (${status})`)
          .join(', ') +
        '.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(named).map(([name, schema]) => [
          name,
          written.has(name) ? schema : mapSchema(schema, open),
        ]),
      ),
      securitySchemes: {
        oauth: {
          type: 'openIdConnect',
          openIdConnectUrl: '/oidc/.well-known/openid-configuration',
        },
      },
    },
  };
}
