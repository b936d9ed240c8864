export { housekeepingJob } from './housekeeping.js';
export type { Job } from './job.js';
export { createJobLoop, type JobLoop } from './loop.js';
export { lotTimingJob } from './lot-timing.js';
