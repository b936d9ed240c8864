export { housekeepingJob } from './housekeeping.js';
export type { Job } from './job.js';
export { createJobLoop, joinLoops, type JobLoop } from './loop.js';
export { lotTimingJob } from './lot-timing.js';
