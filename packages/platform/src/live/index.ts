export { InProcessBus } from './bus.js';
export { LinkedBus, OUTBOX_POLL_MS } from './linked-bus.js';
export type { LiveLimits } from './limits.js';
export { createLive, type CreateLiveOptions, type Live, type LiveHandlers } from './live.js';
export type { SnapshotSources } from './message-store.js';
export { appendMessage, bumpTopic, pruneMessages, type MessageData } from './outbox.js';
