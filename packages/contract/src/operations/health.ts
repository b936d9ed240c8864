import type { Operation } from './operation.js';

/** Whether the process lives. */
export const healthLiveOperation = {
  id: 'health.live',
  method: 'GET',
  path: '/healthz',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Whether the platform can serve. */
export const healthReadyOperation = {
  id: 'health.ready',
  method: 'GET',
  path: '/readyz',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** What the platform tells Prometheus; for the operator only, 404 for everybody else. */
export const metricsRetrieveOperation = {
  id: 'metrics.retrieve',
  method: 'GET',
  path: '/metrics',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
  produces: 'text/plain',
} as const satisfies Operation;

/** This contract as OpenAPI 3.1. */
export const openapiRetrieveOperation = {
  id: 'openapi.retrieve',
  method: 'GET',
  path: '/openapi.json',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;
