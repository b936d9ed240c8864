import type { Board, BoardPage, Demand, Problem, StreamPoll } from '@jtop/contract';
import { registry } from '@jtop/contract/schemas';
import { beforeEach, describe, expect, it } from 'vitest';
import { FEATURED_BOARD } from '../fixtures/boards.js';
import { boardIdOf, demandIdOf } from '../fixtures/challenge.js';
import { createMockPlatform, type MockPlatform } from '../index.js';
import { askPlatform, type Asked } from '../testing/ask.js';

const NOW = Date.parse('2026-06-03T12:00:00+08:00');
const SECOND = 1000;
const OPERATOR = 'demo-operator';
const FEATURED = boardIdOf(FEATURED_BOARD);

let platform: MockPlatform;
beforeEach(() => {
  platform = createMockPlatform({ scenario: 'demand-board-live', now: NOW, seed: 1, pollMs: 0 });
});

const ask = <T>(path: string, asked?: Asked) => askPlatform<T>(platform, path, asked);

const news = async (topics: string) =>
  (await ask<StreamPoll>(`/v1/stream/poll?topics=${topics}`)).body.messages.map(({ event, data }) => ({
    event,
    version: data.version,
    board: data['board'] as Board,
    data,
  }));

describe('boards', () => {
  it('are listed newest first without their demands, drafts only for the operator', async () => {
    const titles = async (query: string, as?: string) => {
      const { body } = await ask<BoardPage>(`/v1/boards?${query}`, as === undefined ? {} : { as });
      registry['boards.list'].response.parse(body);
      expect(body.items.every(({ demands }) => demands === undefined)).toBe(true);
      return body.items.map(({ field, batchNo }) => `${field}-${batchNo}`);
    };
    const published = [
      'advanced_materials-2',
      'intelligent_manufacturing-1',
      'biomedicine-1',
      'info_comm-1',
      'advanced_materials-1',
    ];
    expect(await titles('')).toEqual(published);
    expect((await titles('', OPERATOR)).slice(2)).toEqual(published);
    expect(await titles('status=draft')).toEqual([]);
    expect((await titles('status=draft', OPERATOR)).sort()).toEqual(['ai-1', 'info_comm-2']);
    expect(await titles('field=advanced_materials')).toEqual([
      'advanced_materials-2',
      'advanced_materials-1',
    ]);
  });

  it('have the public views of their demands in order, whoever asks, without those taken back', async () => {
    const { body } = await ask<Board>(`/v1/boards/${FEATURED}`, { as: OPERATOR });
    registry['boards.retrieve'].response.parse(body);
    expect(body.demands?.map(({ id }) => id)).toEqual(body.demandIds);
    expect(new Set(body.demands?.map(({ view }) => view))).toEqual(new Set(['public']));
    expect((await ask<Board>(`/v1/boards/${boardIdOf('info-comm-1')}`)).body.demandIds).toEqual([
      demandIdOf('edge-gateway'),
    ]);
    expect((await ask(`/v1/boards/${boardIdOf('ai-1')}`)).status).toBe(404);
  });

  it('are drafted of published demands of their field, published, changed and taken down', async () => {
    const draft = (demandIds: string[]) =>
      ask<Board & Problem>('/v1/boards', {
        as: OPERATOR,
        body: { field: 'biomedicine', batchNo: 2, title: '第 2 批', demandIds },
      });
    const fit = demandIdOf('microsphere');
    const unfit = [demandIdOf('edge-gateway'), demandIdOf('own-draft')];
    expect((await draft([fit, ...unfit])).body).toMatchObject({
      code: 'board.demand_not_fit',
      demandIds: unfit,
    });
    const { status, body: board } = await draft([fit]);
    expect([status, board.status, board.rev]).toEqual([201, 'draft', 1]);
    const act = (step: string, body: object) =>
      ask<Board & Problem>(`/v1/boards/${board.id}/${step}`, { as: OPERATOR, body });
    expect((await act('publish', {})).body).toMatchObject({ status: 'published', rev: 2, version: 1 });
    const change = (rev: number, body: object) =>
      ask<Board & Problem>(`/v1/boards/${board.id}`, { as: OPERATOR, body, rev, method: 'PATCH' });
    expect((await change(1, { title: '新题目' })).body).toMatchObject({ code: 'revision.stale', rev: 2 });
    expect((await change(2, { title: '新题目' })).body).toMatchObject({ title: '新题目', rev: 3 });
    expect((await act('withdraw', { reason: '更正' })).body.status).toBe('withdrawn');
    expect((await change(4, { title: '再来' })).body).toMatchObject({
      code: 'board.state',
      boardStatus: 'withdrawn',
    });
    expect((await ask<Board>(`/v1/boards/${board.id}`)).body).toMatchObject({ demandIds: [], demands: [] });
    const second = (await draft([fit])).body.id;
    await ask(`/v1/boards/${second}/withdraw`, { as: OPERATOR, body: { reason: '不再需要' } });
    expect((await ask(`/v1/boards/${second}`)).status).toBe(404);
    expect((await ask(`/v1/stream/poll?topics=board:${second}`)).status).toBe(404);
    const refused = await ask(`/v1/boards/${FEATURED}/withdraw`, {
      as: 'demo-company-1',
      body: { reason: 'x' },
    });
    expect(refused.status).toBe(403);
  });
});

describe('the stream of a board', () => {
  const topic = `board:${FEATURED}`;

  it('begins with the board whole, and tells it whole at each change of a demand of it', async () => {
    const [first] = await news(topic);
    expect(first).toMatchObject({ event: 'snapshot', board: { id: FEATURED } });
    const version = first?.version ?? 0;
    expect(first?.board.version).toBe(version);
    const body = { hot: true };
    await ask(`/v1/demands/${demandIdOf('alumina-powder')}/hot`, { as: OPERATOR, body });
    const [changed, ...rest] = await news(`${topic}@${version}`);
    expect(rest).toEqual([]);
    expect(changed).toMatchObject({ event: 'board', version: version + 1, board: { version: version + 1 } });
    expect(changed?.board.demands?.find(({ id }) => id === demandIdOf('alumina-powder'))?.hot).toBeDefined();
  });

  it('says nothing where a demand of another board changes', async () => {
    const [first] = await news(topic);
    await ask(`/v1/demands/${demandIdOf('microsphere')}/hot`, { as: OPERATOR, body: { hot: false } });
    expect(await news(`${topic}@${first?.version ?? 0}`)).toEqual([]);
  });

  it('is not there for a draft, and begins once it is published', async () => {
    const ai = boardIdOf('ai-1');
    expect((await ask(`/v1/stream/poll?topics=board:${ai}`)).status).toBe(404);
    const [season] = await news('season:challenge-2026');
    platform.clock.advance(11 * SECOND);
    expect((await news(`board:${ai}`))[0]).toMatchObject({ event: 'snapshot', version: 1 });
    const told = await news(`season:challenge-2026@${season?.version ?? 0}`);
    expect(told.map(({ data }) => [data['boardId'], data['field'], data['status']])).toEqual([
      [ai, 'ai', 'published'],
    ]);
  });

  it('follows the live scenario: a new mark, a new demand, one taken back', async () => {
    const looks: string[][] = [];
    for (let step = 0; step < 5; step += 1) {
      platform.clock.advance(5 * SECOND);
      const { body } = await ask<Board>(`/v1/boards/${FEATURED}`);
      looks.push((body.demands ?? []).map(({ id, hot }) => `${id}${hot === undefined ? '' : '*'}`));
    }
    expect(looks.map((look) => look.length)).toEqual([5, 5, 6, 5, 5]);
    expect(looks[0]).toContain(`${demandIdOf('carbon-fibre-sizing')}*`);
    expect(looks[2]?.[0]).toBe(`${demandIdOf('diagnosed')}*`);
    expect(looks[3]?.join()).not.toContain(demandIdOf('alumina-powder'));
  });

  it('tells nothing any more that was hidden since, however far back a reader begins', async () => {
    const name = '示例企业11有限公司（虚构）';
    const board = `board:${boardIdOf('advanced-materials-1')}@0`;
    expect(JSON.stringify(await news(board))).toContain(name);
    const id = demandIdOf('magnesium-passed');
    const { rev } = (await ask<Demand>(`/v1/demands/${id}`)).body;
    const body = { level: 'parties', hiddenFields: [] };
    await ask(`/v1/demands/${id}/disclosure`, { as: 'demo-company-11', body, rev, method: 'PUT' });
    const told = await news(board);
    expect(told.length).toBeGreaterThan(1);
    expect(JSON.stringify(told)).not.toContain(name);
  });

  it('never names a company that hides its name', async () => {
    platform.clock.advance(30 * SECOND);
    const ids = [...platform.store.boards.values()].map(({ id }) => `board:${id}@0`);
    expect(JSON.stringify(await news(ids.join(',')))).not.toMatch(/示例企业(?!11|6)\d+有限公司/u);
  });
});
