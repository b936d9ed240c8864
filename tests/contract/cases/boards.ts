import { beforeAll, describe, expect, it } from 'vitest';
import type { Ready } from '../suite.js';
import { OPERATOR } from '../support/auction.js';
import { Challenge, DEMANDER } from '../support/challenge.js';

const NOWHERE = '018f0000-0000-7000-8000-000000000009';

/** Boards of hot demands, and what their watchers are told. */
export function boardCases(ready: Ready): void {
  describe('boards', () => {
    let challenge: Challenge;
    beforeAll(() => {
      challenge = new Challenge(ready().client);
    });
    /** A poll answers with what there is; what was committed a moment ago may come with the next one. */
    const poll = async (topics: string, least = 1) => {
      for (let tries = 0; ; tries += 1) {
        const { messages } = await ready().client.ok('stream.poll', { query: { topics } });
        if (messages.length >= least || tries === 100) return messages;
      }
    };

    it('are the operator’s until they are published, and then show the public views of their demands', async () => {
      const { client } = ready();
      const demand = await challenge.published({
        disclosure: { level: 'parties', hiddenFields: ['summary'] },
      });
      const { id } = await challenge.draftBoard([demand.id]);
      await client.refused('boards.retrieve', { params: { id } }, 'not_found');
      await client.refused('stream.poll', { query: { topics: `board:${id}` } }, 'not_found');
      await client.ok('boards.publish', { params: { id }, as: OPERATOR, body: {} });
      const board = await client.ok('boards.retrieve', { params: { id } });
      expect(board).toMatchObject({ status: 'published', demandIds: [demand.id] });
      expect(board.demands).toEqual([await challenge.seen(demand.id)]);
      expect(board.demands?.[0]).toMatchObject({ view: 'public', boardIds: [id] });
      const listed = await client.ok('boards.list', { query: { field: 'advanced_materials', limit: 100 } });
      const item = listed.items.find((each) => each.id === id);
      expect(item?.demandIds).toEqual([demand.id]);
      expect(item).not.toHaveProperty('demands');
      const found = await client.ok('demands.list', { query: { boardId: id } });
      expect(found.items.map((each) => each.id)).toEqual([demand.id]);
    });

    it('take published demands of their field alone', async () => {
      const { client } = ready();
      const draft = await challenge.post();
      const other = await challenge.published({ field: 'ai' });
      const fit = await challenge.published();
      const body = {
        field: 'advanced_materials',
        batchNo: 1,
        title: '测试榜单',
        demandIds: [draft.id, fit.id, other.id, NOWHERE],
      };
      const problem = await client.refused('boards.create', { as: OPERATOR, body }, 'board.demand_not_fit');
      expect(problem['demandIds']).toEqual([draft.id, other.id, NOWHERE]);
    });

    it('are changed at the revision that was read, and taken down once', async () => {
      const { client } = ready();
      const [one, two] = [await challenge.published(), await challenge.published()];
      const { id, rev } = await challenge.publishedBoard([one.id, two.id]);
      const call = { params: { id }, as: OPERATOR };
      const change = (at: number) => ({
        ...call,
        headers: { 'if-match': `"${at}"` },
        body: { title: '新的榜单', demandIds: [two.id, one.id] },
      });
      await client.refused('boards.update', change(rev + 1), 'revision.stale');
      const changed = await client.ok('boards.update', change(rev));
      expect(changed).toMatchObject({ title: '新的榜单', demandIds: [two.id, one.id] });
      await client.ok('boards.withdraw', { ...call, body: { reason: '测试' } });
      const again = await client.refused('boards.publish', { ...call, body: {} }, 'board.state');
      expect(again['boardStatus']).toBe('withdrawn');
      expect((await challenge.seen(one.id)).boardIds).toEqual([]);
      expect((await challenge.seen(one.id)).status).toBe('published');
    });

    it('tell their watchers of every change, whole, and nothing that was hidden since', async () => {
      const { client } = ready();
      const demand = await challenge.published();
      const name = demand.company?.name ?? '';
      const { id } = await challenge.publishedBoard([demand.id]);
      const [snapshot] = await poll(`board:${id}`);
      const board = await client.ok('boards.retrieve', { params: { id } });
      expect(snapshot).toMatchObject({ event: 'snapshot', data: { board } });
      expect(JSON.stringify(snapshot)).toContain(name);
      await client.ok('demands.hot', { params: { id: demand.id }, as: OPERATOR, body: { hot: true } });
      const { rev } = await challenge.seen(demand.id, DEMANDER);
      await client.ok('demands.disclosure.set', {
        params: { id: demand.id },
        as: DEMANDER,
        headers: { 'if-match': `"${rev}"` },
        body: { level: 'parties', hiddenFields: [] },
      });
      const version = board.version;
      const told = await poll(`board:${id}@${version}`, 2);
      expect(told.map(({ event, data }) => [event, data['version']])).toEqual([
        ['board', version + 1],
        ['board', version + 2],
      ]);
      expect(JSON.stringify(told.at(-1))).not.toContain(name);
      expect(JSON.stringify(await poll(`board:${id}`))).not.toContain(name);
    });

    it('tell the watchers of their season that they came and went', async () => {
      const { client } = ready();
      const demand = await challenge.published();
      const season = `season:${demand.seasonId}`;
      const before = (await poll(season))[0]?.data['version'];
      const { id, field } = await challenge.publishedBoard([demand.id]);
      await client.ok('boards.withdraw', { params: { id }, as: OPERATOR, body: { reason: '测试' } });
      const told = await poll(`${season}@${String(before)}`, 2);
      expect(told.map(({ event, data }) => [event, data['boardId'], data['field'], data['status']])).toEqual([
        ['board', id, field, 'published'],
        ['board', id, field, 'withdrawn'],
      ]);
    });
  });
}
