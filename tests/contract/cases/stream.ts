import { afterEach, describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { MINUTE, START, STEP } from '../support/auction.js';
import { StreamReader } from '../support/stream-reader.js';

const A = 'demo-company-1';
const B = 'demo-company-2';

/** The live side as a stream. */
export function streamCases(ready: Ready): void {
  const readers: StreamReader[] = [];
  const open = async (topics: string, lastEventId?: string): Promise<StreamReader> => {
    const reader = await StreamReader.open(ready().client.target, topics, lastEventId);
    readers.push(reader);
    return reader;
  };
  const versions = (events: readonly { readonly data: object }[]) =>
    events.map(({ data }) => (data as { version: number }).version);

  describe('stream.open', () => {
    afterEach(async () => {
      for (const reader of readers.splice(0)) await reader.close();
    });

    it('starts a bare topic with a snapshot, then tells each change, densely numbered', async () => {
      const { auction } = ready();
      const lot = await auction.open([A, B]);
      const stream = await open(`lot:${lot.id}`);
      const snapshot = await stream.nextMessage();
      expect(snapshot).toMatchObject({ id: `lot:${lot.id}@${lot.version}`, event: 'snapshot' });
      expect(snapshot.data.lot).toEqual(lot);
      const { bid } = await auction.bid(lot, A, START);
      await auction.bid(lot, B, START + STEP);
      const bids = await stream.messages(2);
      expect(bids.map(({ event }) => event)).toEqual(['bid', 'bid']);
      expect(bids[0]?.data.bid).toEqual(bid);
      expect(versions(bids)).toEqual([lot.version + 1, lot.version + 2]);
      await auction.end(lot);
      const ends = await stream.messages(3);
      expect(versions(ends)).toEqual([3, 4, 5].map((more) => lot.version + more));
      expect(ends.map(({ event }) => event).sort()).toEqual(['closed', 'status', 'status']);
    });

    it('resumes after the version of a topic; Last-Event-ID beats it, for that topic alone', async () => {
      const { auction } = ready();
      const [one, two] = [await auction.open([A, B]), await auction.announced()];
      await auction.bid(one, A, START);
      await auction.bid(one, B, START + STEP);
      const after = async (topics: string, lastEventId?: string) =>
        (await open(topics, lastEventId)).nextMessage();
      expect(await after(`lot:${one.id}@${one.version}`)).toMatchObject({
        event: 'bid',
        data: { version: one.version + 1 },
      });
      const last = `lot:${one.id}@${one.version + 1}`;
      expect(await after(`lot:${one.id}@0`, last)).toMatchObject({ data: { version: one.version + 2 } });
      expect(await after(`lot:${one.id},lot:${two.id}@0`, last)).toMatchObject({
        id: `lot:${one.id}@${one.version + 2}`,
      });
      expect(await after(`lot:${two.id}`, last)).toMatchObject({ event: 'snapshot' });
    });

    it('starts over on the same connection where it cannot go on: reset, then a snapshot', async () => {
      const { auction } = ready();
      const lot = await auction.announced();
      const stream = await open(`lot:${lot.id}@999`);
      const [reset, snapshot] = await stream.messages(2);
      expect(reset).toMatchObject({ event: 'reset', data: { topic: `lot:${lot.id}` } });
      // A reader that is cut off here must not come back with a version that it never got.
      expect(reset).not.toHaveProperty('id');
      expect(snapshot).toMatchObject({ event: 'snapshot', data: { version: lot.version } });
    });

    it('tells of several topics on one connection', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const [season] = (await client.ok('seasons.list')).items;
      const topics = [`lot:${lot.id}`, `session:${lot.sessionId}`, `season:${season?.id ?? ''}`];
      const stream = await open([...topics, topics[0]].join(','));
      const snapshots = await stream.messages(3);
      expect(snapshots.map(({ data }) => data.topic)).toEqual(topics);
      await client.moveTo(Date.parse(lot.opensAt));
      const opened = await stream.messages(2);
      expect(new Set(opened.map(({ data }) => data.topic))).toEqual(new Set(topics.slice(0, 2)));
    });

    it('tells the time as soon as the clock was moved, without an id', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced({ opensIn: 60 * MINUTE });
      const stream = await open(`lot:${lot.id}`);
      await stream.nextMessage();
      await client.ok('sandbox.clock.advance', { body: { advanceMs: MINUTE } });
      const time = await stream.next();
      expect(time).toMatchObject({ event: 'time', data: { epochMs: await client.now() } });
      expect(time).not.toHaveProperty('id');
    });
  });
}
