/** What the notice means, as pure functions: no I/O, no clock, no framework. */
export * from './access/index.js';
export * from './auction/index.js';
export * from './calendar/index.js';
export * from './disclosure/index.js';
export * from './documents/index.js';
export * from './forms/index.js';
export * from './lifecycle/index.js';
export * from './log/index.js';
export * from './matching/index.js';
export * from './numbers/index.js';
export * from './search/index.js';
export * from './verdict/index.js';
