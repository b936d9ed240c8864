import type { Operation } from './operation.js';

/** The sandbox’s clock. */
export const sandboxClockRetrieveOperation = {
  id: 'sandbox.clock.retrieve',
  method: 'GET',
  path: '/sandbox/clock',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;

/** Moves the sandbox’s clock forward and runs what is due. */
export const sandboxClockAdvanceOperation = {
  id: 'sandbox.clock.advance',
  method: 'POST',
  path: '/sandbox/clock',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;
