import type { LotSummary, StreamMessage } from '@jtop/contract';
import { validate as isSummary } from '@jtop/contract/validators/lot-summary';
import { describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { OPERATOR, START, STEP } from '../support/auction.js';

const A = 'demo-company-1';
const B = 'demo-company-2';
const NOBODY = '018f0000-0000-7000-8000-000000000000';

/** The live side, by asking. */
export function liveCases(ready: Ready): void {
  const poll = async (topics: string): Promise<StreamMessage[]> =>
    (await ready().client.ok('stream.poll', { query: { topics } })).messages;

  describe('stream.poll', () => {
    it('starts a bare topic with a snapshot of the whole lot', async () => {
      const { auction } = ready();
      const lot = await auction.announced();
      const [message, ...more] = await poll(`lot:${lot.id}`);
      expect(more).toEqual([]);
      expect(message).toMatchObject({
        id: `lot:${lot.id}@${lot.version}`,
        event: 'snapshot',
        data: { topic: `lot:${lot.id}`, version: lot.version },
      });
      expect(message?.data.lot).toEqual(await auction.lot(lot));
    });

    it('goes on from any version with everything since, densely numbered', async () => {
      const { auction } = ready();
      const lot = await auction.open([A, B]);
      const announcedAt = 1;
      await auction.bid(lot, A, START);
      const second = await auction.bid(lot, B, START + STEP);
      await auction.end(lot);
      const messages = await poll(`lot:${lot.id}@${announcedAt}`);
      expect(messages.map(({ data }) => data.version)).toEqual(
        messages.map((_, index) => announcedAt + 1 + index),
      );
      for (const { id, data } of messages) expect(id).toBe(`lot:${lot.id}@${data.version}`);
      const events = messages.map(({ event }) => event);
      expect(events.slice(0, 5)).toEqual(['registered', 'registered', 'status', 'bid', 'bid']);
      expect([...events.slice(5)].sort()).toEqual(['closed', 'status', 'status']);
      expect(messages[0]?.data).toMatchObject({ bidderCount: 1 });
      expect(messages[2]?.data).toMatchObject({ status: 'bidding' });
      expect(messages[4]?.data).toMatchObject({
        bid: second.bid,
        lot: { bidCount: 2, currentPriceFen: START + STEP, headHash: second.bid.hash },
      });
      const statuses = messages.filter(({ event }) => event === 'status').map(({ data }) => data.status);
      expect(statuses).toEqual(['bidding', 'closed', 'confirmed']);
      for (const { event, data } of messages) {
        if (event === 'registered') continue;
        expect(isSummary(data.lot), event).toBe(true);
        expect((data.lot as LotSummary).version).toBe(data.version);
      }
      // Resumed anywhere, nothing is missed and nothing comes twice.
      for (const [index, { data }] of messages.slice(0, -1).entries()) {
        expect(await poll(`lot:${lot.id}@${data.version}`)).toEqual(messages.slice(index + 1));
      }
    });

    it('tells the close with its signed statement', async () => {
      const { client, auction } = ready();
      const lot = await auction.end(await auction.open([]));
      const closed = (await poll(`lot:${lot.id}@1`)).find(({ event }) => event === 'closed');
      expect(closed?.data.closing).toEqual(
        await client.ok('lots.closingStatement.retrieve', { params: { id: lot.id } }),
      );
    });

    it('starts over where it cannot go on: reset, then a snapshot', async () => {
      const { auction } = ready();
      const lot = await auction.announced();
      const messages = await poll(`lot:${lot.id}@999`);
      expect(messages.map(({ event }) => event)).toEqual(['reset', 'snapshot']);
      expect(messages[1]?.data.version).toBe(lot.version);
    });

    it('tells of several topics at once, each from where it stood', async () => {
      const { client, auction } = ready();
      const one = await auction.announced();
      const two = await auction.announced();
      const [season] = (await client.ok('seasons.list')).items;
      const messages = await poll(
        `lot:${one.id}@0,lot:${two.id},session:${two.sessionId},season:${season?.id ?? ''}`,
      );
      const topics = new Set(messages.map(({ data }) => data.topic));
      expect(topics).toEqual(
        new Set([`lot:${one.id}`, `lot:${two.id}`, `session:${two.sessionId}`, `season:${season?.id ?? ''}`]),
      );
    });

    it('tells nobody who a bidder is', async () => {
      const { client, auction } = ready();
      const lot = await auction.open([A]);
      await auction.bid(lot, A, START);
      const { partyId, displayName } = await client.ok('me.retrieve', { as: A });
      const text = JSON.stringify([await poll(`lot:${lot.id}`), await poll(`lot:${lot.id}@0`)]);
      expect(text).not.toContain(partyId);
      expect(text).not.toContain(displayName);
    });
  });

  describe.each(['stream.poll', 'stream.open'] as const)('%s refuses', (id) => {
    it('unknown topics and drafts, as if they were not there', async () => {
      const { client, auction } = ready();
      const draft = await auction.draft();
      for (const topic of [
        `lot:${NOBODY}`,
        'lot:x',
        `lot:${draft.id}`,
        `session:${NOBODY}`,
        'season:auction-1999',
      ]) {
        await client.refused(id, { query: { topics: topic }, as: OPERATOR }, 'not_found');
      }
    });

    it('more than a hundred topics, none at all, and other parameters', async () => {
      const { client, auction } = ready();
      const lot = await auction.announced();
      const many = Array.from({ length: 101 }, () => `lot:${lot.id}`).join(',');
      for (const query of [
        { topics: many },
        { topics: '' },
        {},
        { topics: `lot:${lot.id}`, speed: 'fast' },
      ]) {
        await client.refused(id, { query }, 'request.invalid');
      }
    });
  });
}
