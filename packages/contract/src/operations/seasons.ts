import type { Operation } from './operation.js';

/** Seasons, newest first. */
export const seasonsListOperation = {
  id: 'seasons.list',
  method: 'GET',
  path: '/v1/seasons',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'catalogue',
} as const satisfies Operation;

/** One season. */
export const seasonsRetrieveOperation = {
  id: 'seasons.retrieve',
  method: 'GET',
  path: '/v1/seasons/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;
