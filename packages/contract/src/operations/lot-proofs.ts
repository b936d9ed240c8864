import type { Operation } from './operation.js';

/** The signed end of a lot. */
export const lotsClosingStatementRetrieveOperation = {
  id: 'lots.closingStatement.retrieve',
  method: 'GET',
  path: '/v1/lots/{id}/closing-statement',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'revalidate',
} as const satisfies Operation;

/** The verifiable log, one entry a line. */
export const lotsLogRetrieveOperation = {
  id: 'lots.log.retrieve',
  method: 'GET',
  path: '/v1/lots/{id}/log.jsonl',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'revalidate',
  produces: 'application/jsonl',
} as const satisfies Operation;
