import type { AuctionSession, Board, Lot, Season } from '@jtop/contract';
import type { Db } from '../db/schema.js';
import { messageFrame, type Frame } from './frames.js';
import { splitTopic } from './topic-request.js';

/** How the areas give their entities, as a visitor without a sign-in sees them. Undefined: there is none. */
export interface SnapshotSources {
  /** The full lot; its `version` must be of the same read. */
  readLot(id: string): Promise<Lot | undefined>;
  /** The full board as it is now; its `version` must be of the same read. */
  readBoard(id: string): Promise<Board | undefined>;
  readSession(id: string): Promise<AuctionSession | undefined>;
  readSeason(id: string): Promise<Season | undefined>;
}

/** The state of a topic: the entity under its name, and the version that it holds. */
export interface Snapshot {
  readonly version: number;
  readonly entity: Readonly<Record<string, object>>;
}

/** What the stream reads. Nothing else tells it what happened. */
export interface MessageStore {
  /** The versions of those topics that exist and are public; of the others there is no entry. */
  heads(topics: readonly string[]): Promise<Map<string, number>>;
  /** At most `limit` messages after a version, in order. */
  after(topic: string, version: number, limit: number): Promise<Frame[]>;
  snapshot(topic: string): Promise<Snapshot | undefined>;
}

/** The store over the tables. */
export function createMessageStore(db: Db, sources: SnapshotSources): MessageStore {
  const counted = async (topics: readonly string[]): Promise<Map<string, number>> => {
    if (topics.length === 0) return new Map();
    const rows = await db
      .selectFrom('topics')
      .selectAll()
      .where('topic', 'in', [...topics])
      .execute();
    return new Map(rows.map((row) => [row.topic, row.version]));
  };

  /**
   * What becomes of stored messages. Those of a board say that it changed, and are given the board as it is when they are
   * sent: what was hidden since they were written is not in them, however late a reader comes.
   */
  const framer = async (topic: string, count: number): Promise<(data: string) => string> => {
    const parts = splitTopic(topic);
    const board = parts?.kind === 'board' && count > 0 ? await sources.readBoard(parts.id) : undefined;
    if (board === undefined) return (data) => data;
    return (data) => JSON.stringify({ board, ...(JSON.parse(data) as object) });
  };

  return {
    async heads(topics) {
      const known = topics.flatMap((topic) => splitTopic(topic) ?? []);
      const ids = (kind: string): string[] =>
        known.filter((topic) => topic.kind === kind).map(({ id }) => id);
      const [lotIds, boardIds] = [ids('lot'), ids('board')];
      const [sessionIds, seasonIds] = [ids('session'), ids('season')];
      const heads = new Map<string, number>();
      if (lotIds.length > 0) {
        const rows = await db
          .selectFrom('lots')
          .select(['id', 'version'])
          .where('id', 'in', lotIds)
          .where('status', '<>', 'draft')
          .execute();
        for (const row of rows) heads.set(`lot:${row.id}`, row.version);
      }
      if (boardIds.length > 0) {
        const rows = await db
          .selectFrom('boards')
          .select(['id', 'version'])
          .where('id', 'in', boardIds)
          .where('published_at', 'is not', null)
          .execute();
        for (const row of rows) heads.set(`board:${row.id}`, row.version);
      }
      if (sessionIds.length > 0) {
        const rows = await db
          .selectFrom('auction_sessions')
          .select('id')
          .where('id', 'in', sessionIds)
          .execute();
        for (const row of rows) heads.set(`session:${row.id}`, 0);
      }
      if (seasonIds.length > 0) {
        const rows = await db.selectFrom('seasons').select('id').where('id', 'in', seasonIds).execute();
        for (const row of rows) heads.set(`season:${row.id}`, 0);
      }
      const others = [...heads.keys()].filter((topic) => !/^(?:lot|board):/u.test(topic));
      for (const [topic, version] of await counted(others)) heads.set(topic, version);
      return heads;
    },

    async after(topic, version, limit) {
      const rows = await db
        .selectFrom('stream_messages')
        .select(['version', 'event', 'data', 'at'])
        .where('topic', '=', topic)
        .where('version', '>', version)
        .orderBy('version')
        .limit(limit)
        .execute();
      const frameOf = await framer(topic, rows.length);
      return rows.map((row) => messageFrame(topic, row.version, row.event, frameOf(row.data), row.at));
    },

    async snapshot(topic) {
      const parts = splitTopic(topic);
      if (!parts) return undefined;
      if (parts.kind === 'lot') {
        const lot = await sources.readLot(parts.id);
        return lot && { version: lot.version, entity: { lot } };
      }
      if (parts.kind === 'board') {
        const board = await sources.readBoard(parts.id);
        return board && { version: board.version, entity: { board } };
      }
      // The version first: an entity newer than it is put right by a message that says again what it holds already.
      const version = (await counted([topic])).get(topic) ?? 0;
      const entity =
        parts.kind === 'session' ? await sources.readSession(parts.id) : await sources.readSeason(parts.id);
      return entity && { version, entity: { [parts.kind]: entity } };
    },
  };
}
