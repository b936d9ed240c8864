/** From a request to an answer, once for the platform and the mocks. Brings zod along: not for browsers' widgets. */
export { createBinder, isProblemCode } from './binder.js';
export { canonicalJson } from './canonical.js';
export { ProblemError, invalid, problemBody } from './problem-error.js';
export { problemAnswer } from './answers.js';
export type { Answered, BinderOptions, Call, Handler, Handlers, Reply } from './types.js';
