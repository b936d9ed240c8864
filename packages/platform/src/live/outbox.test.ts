import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../db/transaction.js';
import { openTestDatabase, type TestDatabase } from '../testing/database.js';
import { START } from '../testing/live-harness.js';
import { createMessageStore } from './message-store.js';
import { appendMessage, bumpTopic, pruneMessages } from './outbox.js';

const SEASON = 'season:auction-2026';
const DAY = 86_400_000;
const none = async () => undefined;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Writes a message as an area does: version and row in one transaction. */
const tell = (topic: string, event: string, at: number) =>
  inTransaction(database.db, async (tx) => {
    const version = await bumpTopic(tx, topic);
    await appendMessage(tx, topic, version, event, { note: '成果', version: 99 }, at);
    return version;
  });

describe('the outbox', () => {
  it('gives dense versions and keeps messages in their order, with what every message says', async () => {
    expect([
      await tell(SEASON, 'a', START),
      await tell(SEASON, 'b', START + 1),
      await tell(SEASON, 'c', START + 2),
    ]).toEqual([1, 2, 3]);
    const store = createMessageStore(database.db, {
      readLot: none,
      readBoard: none,
      readSession: none,
      readSeason: none,
    });
    const frames = await store.after(SEASON, 1, 10);
    expect(frames.map(({ event, version }) => [event, version])).toEqual([
      ['b', 2],
      ['c', 3],
    ]);
    expect(JSON.parse(frames[0]?.data ?? '')).toEqual({
      note: '成果',
      topic: SEASON,
      version: 2,
      at: '2026-06-03T10:00:00.001+08:00',
    });
    expect(frames[0]?.bytes.toString()).toBe(`id: ${SEASON}@2\nevent: b\ndata: ${frames[0]?.data}\n\n`);
    expect(await store.after(SEASON, 0, 1)).toHaveLength(1);
  });

  it('leaves no version and no message behind a transaction that fails', async () => {
    const failing = inTransaction(database.db, async (tx) => {
      await appendMessage(tx, 'season:x', await bumpTopic(tx, 'season:x'), 'a', {}, START);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await tell('season:x', 'a', START)).toBe(1);
  });

  it('deletes what is older than a day of the seasons’ clock', async () => {
    await tell('season:old', 'a', START);
    await tell('season:old', 'b', START + 2);
    expect(await pruneMessages(database.db, START + DAY + 1)).toBeGreaterThan(0);
    const store = createMessageStore(database.db, {
      readLot: none,
      readBoard: none,
      readSession: none,
      readSeason: none,
    });
    expect((await store.after('season:old', 0, 10)).map(({ version }) => version)).toEqual([2]);
  });
});

describe('what topics there are', () => {
  it('counts a season without messages as version 0, and knows no season that is not there', async () => {
    await database.db
      .insertInto('seasons')
      .values({
        id: 'auction-2030',
        rev: 1,
        kind: 'auction',
        year: 2030,
        starts_at: START,
        ends_at: START,
        doc: '{}',
      })
      .execute();
    const season = { id: 'auction-2030' } as never;
    const store = createMessageStore(database.db, {
      readLot: none,
      readBoard: none,
      readSession: none,
      readSeason: async () => season,
    });
    const topics = [
      'season:auction-2030',
      'season:auction-2031',
      'lot:018f0000-0000-7000-8000-000000000001',
      'lot:x',
    ];
    expect([...(await store.heads(topics))]).toEqual([['season:auction-2030', 0]]);
    await tell('season:auction-2030', 'a', START);
    expect([...(await store.heads(topics))]).toEqual([['season:auction-2030', 1]]);
    expect(await store.snapshot('season:auction-2030')).toEqual({ version: 1, entity: { season } });
  });
});
