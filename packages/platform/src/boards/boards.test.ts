import type { Board, BoardPage } from '@jtop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPANY_NAME, DemandWorld, type DemandActor } from '../testing/demand-world.js';

let world: DemandWorld;
beforeAll(async () => {
  world = await DemandWorld.open();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

const BODY = { field: 'advanced_materials', batchNo: 1, title: '先进材料热门需求榜单' };
const nobody = '018f0000-0000-7000-8000-000000000009';

const board = (id: string, as?: DemandActor): Promise<Board> =>
  world.done<Board>('GET', `/v1/boards/${id}`, { as });
const act = (id: string, what: string, body: object = {}): Promise<Board> =>
  world.done<Board>('POST', `/v1/boards/${id}/${what}`, { as: 'operator', body });

describe('a board', () => {
  it('is the operator’s alone until it is published', async () => {
    const demand = await world.published();
    const draft = await world.board([demand.id]);
    expect(draft).toMatchObject({ ...BODY, status: 'draft', version: 0, seasonId: 'challenge-2026' });
    for (const as of [undefined, 'company', 'auditor', 'page'] as const) {
      expect((await world.get(`/v1/boards/${draft.id}`, as)).body.code).toBe('not_found');
      const { items } = await world.done<BoardPage>('GET', '/v1/boards?limit=100', { as });
      expect(items.map(({ id }) => id)).not.toContain(draft.id);
    }
    expect((await world.get(`/v1/stream/poll?topics=board:${draft.id}`)).body.code).toBe('not_found');
    expect((await world.demand(demand.id, 'operator')).boardIds).toEqual([]);

    const published = await act(draft.id, 'publish');
    expect(published).toMatchObject({ status: 'published', version: 1, demandIds: [demand.id] });
    const seen = await board(draft.id);
    expect(seen.demands).toEqual([await world.demand(demand.id)]);
    expect(seen.demands?.[0]).toMatchObject({ view: 'public', boardIds: [draft.id] });
    expect((await board(draft.id, 'operator')).demands).toEqual(seen.demands);
    const { items } = await world.done<BoardPage>('GET', '/v1/boards');
    expect(items[0]).toMatchObject({ id: draft.id, demandIds: [demand.id] });
    expect(items[0]).not.toHaveProperty('demands');
    const listed = await world.done<BoardPage>('GET', `/v1/demands?boardId=${draft.id}`);
    expect(listed.items.map(({ id }) => id)).toEqual([demand.id]);
  });

  it('keeps its order, changes while it is published, and ends once', async () => {
    const [one, two] = [await world.published(), await world.published()];
    const { id, rev } = await world.publishedBoard([two.id, one.id]);
    expect((await board(id)).demandIds).toEqual([two.id, one.id]);
    const patch = (body: object, at: number) =>
      world.call<Board>('PATCH', `/v1/boards/${id}`, { as: 'operator', body, rev: at });
    expect((await patch({ title: '新榜单' }, rev + 5)).text).toContain('revision.stale');
    const changed = await patch({ title: '新榜单', demandIds: [one.id] }, rev);
    expect(changed.body).toMatchObject({ title: '新榜单', demandIds: [one.id], version: 2 });
    expect((await world.demand(two.id)).boardIds).toEqual([]);

    const down = await act(id, 'withdraw', { reason: '榜单有误' });
    expect(down.status).toBe('withdrawn');
    expect(await board(id)).toMatchObject({ status: 'withdrawn', demandIds: [], demands: [] });
    expect((await world.demand(one.id)).boardIds).toEqual([]);
    expect((await world.demand(one.id)).status).toBe('published');
    for (const [path, body] of [
      [`/v1/boards/${id}/publish`, {}],
      [`/v1/boards/${id}/withdraw`, { reason: '再' }],
    ] as const) {
      expect((await world.call('POST', path, { as: 'operator', body })).body).toMatchObject({
        code: 'board.state',
        boardStatus: 'withdrawn',
      });
    }
    expect((await patch({ title: '再改' }, down.rev)).text).toContain('board.state');
  });

  it('takes only published demands of its field, and says which others', async () => {
    const draft = await world.post();
    const other = await world.published({ field: 'ai' });
    const fit = await world.published();
    const demandIds = [draft.id, other.id, fit.id, nobody];
    const created = await world.call('POST', '/v1/boards', { as: 'operator', body: { ...BODY, demandIds } });
    expect(created.body).toMatchObject({
      code: 'board.demand_not_fit',
      demandIds: [draft.id, other.id, nobody],
    });
    const { id, rev } = await world.board([fit.id]);
    const changed = await world.call('PATCH', `/v1/boards/${id}`, {
      as: 'operator',
      rev,
      body: { demandIds: [other.id] },
    });
    expect(changed.body).toMatchObject({ code: 'board.demand_not_fit', demandIds: [other.id] });
    await world.act(fit.id, 'withdraw', { reason: '测试' });
    const published = await world.call('POST', `/v1/boards/${id}/publish`, { as: 'operator' });
    expect(published.body).toMatchObject({ code: 'board.demand_not_fit', demandIds: [fit.id] });
  });

  it('is for nobody but the operator to make or change', async () => {
    const { id } = await world.published();
    const body = { ...BODY, demandIds: [id] };
    for (const as of ['company', 'university', 'host', 'auditor', 'page'] as const) {
      expect((await world.call('POST', '/v1/boards', { as, body })).body.code).toBe('auth.forbidden');
    }
    expect((await world.call('POST', '/v1/boards', { body })).body.code).toBe('auth.required');
    const refused = await world.call('POST', '/v1/boards', {
      as: 'operator',
      body: { ...body, seasonId: 'auction-2026' },
    });
    expect(refused.body).toMatchObject({ errors: [{ path: 'seasonId' }] });
  });

  it('is listed latest first, page by page, by field, season and status', async () => {
    const { id } = await world.published();
    for (let batchNo = 2; batchNo <= 5; batchNo += 1) {
      world.clock.moveTo(world.clock.now() + 1_000);
      const { id: boardId } = await world.board([id], { batchNo });
      await act(boardId, 'publish');
    }
    const walk = async (query: string): Promise<Board[]> => {
      const items: Board[] = [];
      let cursor = '';
      do {
        const page = await world.done<BoardPage>('GET', `/v1/boards?${query}${cursor}`);
        items.push(...page.items);
        cursor = page.nextCursor === undefined ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor !== '');
      return items;
    };
    const all = await walk('limit=2');
    const times = all.map(({ publishedAt }) => publishedAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set(all.map((each) => each.id)).size).toBe(all.length);
    expect(await walk('field=ai')).toEqual([]);
    expect(await walk('status=draft')).toEqual([]);
    expect((await walk('seasonId=challenge-2026&status=published&limit=3')).length).toBe(
      all.filter(({ status }) => status === 'published').length,
    );
    expect((await world.get('/v1/boards?cursor=abc')).body.code).toBe('request.invalid');
  });
});

describe('the watchers of a board', () => {
  it('are told when it is published, changed and taken down, and those of its season as well', async () => {
    const { id: demandId } = await world.published();
    const before = (await world.poll('season:challenge-2026'))[0]?.data['version'] as number;
    const { id } = await world.publishedBoard([demandId]);
    const [snapshot] = await world.poll(`board:${id}`);
    expect(snapshot).toMatchObject({ event: 'snapshot', data: { version: 1, board: await board(id) } });
    await act(id, 'withdraw', { reason: '测试' });
    const [told] = await world.poll(`board:${id}@1`);
    expect(told).toMatchObject({
      event: 'board',
      data: { version: 2, board: { status: 'withdrawn', demands: [] } },
    });
    const season = await world.poll(`season:challenge-2026@${before}`, 2);
    expect(season.map(({ event, data }) => [event, data['boardId'], data['status']])).toEqual([
      ['board', id, 'published'],
      ['board', id, 'withdrawn'],
    ]);
  });

  it('are told of every change of its demands, version by version', async () => {
    const { id: demandId } = await world.published();
    const { id } = await world.publishedBoard([demandId]);
    await world.act(demandId, 'hot', { hot: true });
    await world.act(demandId, 'advance', { step: 'push' });
    await world.act(demandId, 'withdraw', { reason: '已解决' }, 'company');
    const told = await world.poll(`board:${id}@1`, 3);
    expect(told.map(({ data }) => data['version'])).toEqual([2, 3, 4]);
    expect(told.at(-1)?.data).toMatchObject({ board: { demandIds: [], demands: [] } });
  });

  it('never get what was hidden since, however far behind they are', async () => {
    const demand = await world.published({ disclosure: { level: 'public', hiddenFields: [] } });
    const { id } = await world.publishedBoard([demand.id]);
    await world.act(demand.id, 'hot', { hot: true });
    expect(JSON.stringify(await world.poll(`board:${id}@1`))).toContain(COMPANY_NAME);
    const { rev } = await world.demand(demand.id);
    await world.done('PUT', `/v1/demands/${demand.id}/disclosure`, {
      as: 'company',
      rev,
      body: { level: 'parties', hiddenFields: ['summary'] },
    });
    for (const from of ['', '@1', '@2', '@999']) {
      const text = JSON.stringify(await world.poll(`board:${id}${from}`));
      expect(text, from).toContain(id);
      expect(text, from).not.toContain('云杉瑞思');
    }
    const stored = await world.db.selectFrom('stream_messages').select('data').execute();
    expect(JSON.stringify(stored)).not.toContain('云杉瑞思');
  });
});
