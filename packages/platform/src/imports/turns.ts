import { setImmediate } from 'node:timers/promises';

/**
 * Lets everybody else have a turn. Waiting for the embedded database does not: it answers within the same turn of the
 * event loop, so that a long row of its queries would keep every request of others waiting.
 */
export async function othersTurn(): Promise<void> {
  await setImmediate();
}
