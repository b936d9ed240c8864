import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { operations, problemCodes, type Operation } from '@jtop/contract';

interface OpenApiOperation {
  readonly operationId: string;
  readonly parameters: { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: unknown;
  readonly responses: Record<string, unknown>;
  readonly security: unknown[];
}

const text = readFileSync(new URL('../../packages/contract/openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as {
  openapi: string;
  info: { description: string };
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: { schemas: Record<string, unknown> };
};
const table: Operation[] = Object.values(operations);

describe('openapi.json', () => {
  it('is valid OpenAPI 3.1 by a validator that is not ours', async () => {
    const validator = new Validator();
    const result = await validator.validate(text);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
    validator.resolveRefs();
  });

  it('has the operations of the table, all of them and no others', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`,
      ),
    );
    expect(described.sort()).toEqual(table.map(({ id, method, path }) => `${id} ${method} ${path}`).sort());
  });

  it.each(table)(
    'says of $id what the table says',
    ({ id, method, path, idempotent, auth, paginated, revised }) => {
      const operation = document.paths[path]?.[method.toLowerCase()];
      const names = operation?.parameters.map(({ name }) => name) ?? [];
      for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(names).toContain(name);
      expect(names.includes('limit') && names.includes('cursor')).toBe(paginated);
      expect(operation?.parameters.find(({ name }) => name === 'Idempotency-Key')?.required).toBe(
        idempotent === 'no' ? undefined : idempotent === 'required',
      );
      expect(operation?.security.length === 0).toBe(auth === 'none');
      expect(Object.keys(operation?.responses ?? {})).toEqual(expect.arrayContaining(['4XX', '5XX']));
      expect(operation?.parameters.find(({ name }) => name === 'If-Match')?.required).toBe(revised);
      expect(operation?.requestBody !== undefined, id).toBe(method !== 'GET');
    },
  );

  it('points only at schemas that are there', () => {
    const targets = [...text.matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(targets.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it('names every problem code', () => {
    for (const code of Object.keys(problemCodes)) expect(document.info.description).toContain(code);
  });
});
