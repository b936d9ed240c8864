import type { Operation } from './operation.js';

/** Live messages of any number of topics. */
export const streamOpenOperation = {
  id: 'stream.open',
  method: 'GET',
  path: '/v1/stream',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
  produces: 'text/event-stream',
} as const satisfies Operation;

/** The stream by asking, where streams do not pass. */
export const streamPollOperation = {
  id: 'stream.poll',
  method: 'GET',
  path: '/v1/stream/poll',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'none',
} as const satisfies Operation;
