import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Handlers } from '@jtop/contract/binding';
import type { Viewer } from '../identity/viewer.js';

/** The contract as OpenAPI 3.1, as the contract's package carries it. Read once. */
export function openapiHandlers(): Pick<Handlers<Viewer>, 'openapi.retrieve'> {
  const file = createRequire(import.meta.url).resolve('@jtop/contract/openapi.json');
  const document = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return { 'openapi.retrieve': () => ({ body: document }) };
}
