import { UsageError } from './arguments.mjs';

/** Something that the example cannot do, said in one line. */
export class ExampleError extends Error {}

/** One line about what went wrong. @param {unknown} error whatever was thrown */
export function explain(error) {
  if (error instanceof UsageError || error instanceof ExampleError) return error.message;
  if (error?.code === 'ERR_MODULE_NOT_FOUND') {
    return 'The packages are not built yet: run "npm ci" and "npm run build" (or "npm start") in the project first.';
  }
  const requestId = error?.requestId ? ` (request ${error.requestId})` : '';
  return `${String(error?.message ?? error).split('\n')[0]}${requestId}`;
}
