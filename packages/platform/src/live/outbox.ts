import { formatInstant } from '@jtop/contract';
import type { Db, Tx } from '../db/schema.js';
import { MESSAGE_TTL_MS } from './limits.js';

/** What a message carries besides `topic`, `version` and `at`, which the outbox adds itself. */
export type MessageData = Readonly<Record<string, unknown>>;

/**
 * Writes a stream message in the transaction of the change that it tells of, so that both exist or neither.
 *
 * After the commit call `bus.hint([topic])`. A message must never carry personal data: anyone may listen.
 *
 * @param topic - `lot:<id>`, `session:<id>` or `season:<id>`.
 * @param version - The topic's new version: `lots.version` after its increment for a lot, the result of
 *   {@link bumpTopic} for the others. Versions are dense; taking one without writing its message breaks every reader.
 * @param event - Event type of wire.md, such as `bid` or `status`.
 * @param data - JSON values only. `topic`, `version` and `at` in it are overwritten.
 * @param at - Instant of the change, epoch milliseconds of the seasons' clock.
 */
export async function appendMessage(
  tx: Tx,
  topic: string,
  version: number,
  event: string,
  data: MessageData,
  at: number,
): Promise<void> {
  const text = JSON.stringify({ ...data, topic, version, at: formatInstant(at) });
  await tx.insertInto('stream_messages').values({ topic, version, event, data: text, at }).execute();
}

/**
 * Takes the next version of a `session:` or `season:` topic and holds the topic's row until the transaction ends,
 * so that versions become visible in their order. Write a message with it in the same transaction.
 *
 * @returns the new version, 1 for a topic that had none
 */
export async function bumpTopic(tx: Tx, topic: string): Promise<number> {
  const row = await tx
    .insertInto('topics')
    .values({ topic, version: 1 })
    .onConflict((conflict) =>
      conflict.column('topic').doUpdateSet((set) => ({ version: set('topics.version', '+', 1) })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

/**
 * Deletes messages that nobody can resume from any more (24 h of the seasons' clock). Called by the job loop.
 *
 * @param now - Epoch milliseconds of the seasons' clock.
 * @returns how many were deleted
 */
export async function pruneMessages(db: Db, now: number): Promise<number> {
  const result = await db
    .deleteFrom('stream_messages')
    .where('at', '<', now - MESSAGE_TTL_MS)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
