import { parseInstant, type Board, type BoardPage, type Demand, type DemandPage } from '@jtop/contract';
import { DemandCreate } from '@jtop/contract/schemas';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FEATURED_BOARD } from '../fixtures/boards.js';
import { boardIdOf, demandIdOf } from '../fixtures/challenge.js';
import { DEMANDS, FEATURED_DEMAND } from '../fixtures/demands.js';
import { createMockFetch, type MockPlatform, type ScenarioName } from '../index.js';

const NOW = Date.parse('2026-06-03T12:00:00+08:00');
const DAY = 86_400_000;

const make = (scenario: ScenarioName) => createMockFetch(scenario, { now: NOW, seed: 1 });

/** Reads as whoever the scenario calls «you». */
async function read<T>({ handle, token }: MockPlatform, path: string): Promise<T> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (await (await handle(new Request(`http://mock.test${path}`, { headers }))).json()) as T;
}

describe('the demands of every mock', () => {
  let platform: MockPlatform;
  beforeEach(() => {
    platform = make('demand-public');
  });
  const demand = (name: string) => read<Demand>(platform, `/v1/demands/${demandIdOf(name)}`);
  const reasonOf = ({ _redacted = [] }: Demand, path: string) =>
    _redacted.find((mark) => mark.path === path)?.reason;

  it('have each look that a board can show', async () => {
    const featured = await demand(FEATURED_DEMAND);
    expect(featured.hot).toBeDefined();
    expect(featured.answerCount).toBe(11);
    expect(reasonOf(featured, '$.problem')).toBe('level');
    expect((await demand('separator-coating')).company?.name).toBe('某新能源企业（无锡）');
    const nameless = await demand('ceramic-glaze');
    expect([nameless.company?.name, Object.keys(nameless).includes('adcode')]).toEqual([
      '某先进材料企业（江苏）',
      false,
    ]);
    const budgetless = await demand('alumina-powder');
    expect([budgetless.budgetBand, reasonOf(budgetless, '$.budgetFen')]).toEqual([
      undefined,
      'company_choice',
    ]);
    expect((await demand('microsphere')).problem).toHaveLength(200);
    expect((await demand('torque-metrology')).externalUrl).toMatch(/^https:/u);
    expect((await demand('vision-awarded')).status).toBe('awarded');
    expect((await demand('magnesium-passed')).company?.name).toMatch(/^示例企业11/u);
    expect(await demand('withdrawn')).toMatchObject({ code: 'not_found' });
    expect((await demand('markup')).title).toContain('<img');
    expect((await demand('very-long')).title).toHaveLength(100);
    expect((await demand('maintenance-english')).title).toMatch(/^[\x20-\x7e]+$/u);
  });

  it.each(DEMANDS)('could have been posted: $name', ({ says }) => {
    expect(DemandCreate.safeParse(says).error?.issues ?? []).toEqual([]);
  });

  it('have deadlines that have passed, pass today, and lie ahead', async () => {
    const deadlines = ['magnesium-passed', 'reagent-soon', FEATURED_DEMAND].map(
      async (name) => parseInstant((await demand(name)).deadline ?? '') - NOW,
    );
    const [passed = 0, soon = 0, later = 0] = await Promise.all(deadlines);
    expect(passed).toBeLessThan(0);
    expect(soon).toBeGreaterThan(0);
    expect(soon).toBeLessThan(DAY);
    expect(later).toBeGreaterThan(30 * DAY);
  });
});

describe('the scenarios of demands', () => {
  it.each([
    ['demand-public', 'public'],
    ['demand-member', 'members'],
    ['demand-matched', 'matched'],
    ['demand-own', 'parties'],
    ['demand-operator', 'operator'],
  ] as const)('«%s» looks with the eyes of %s', async (name, view) => {
    const path = `/v1/demands/${demandIdOf(FEATURED_DEMAND)}`;
    expect((await read<Demand>(make(name), path)).view).toBe(view);
  });

  it('«demand-board-empty» has neither boards nor demands, in a season that runs', async () => {
    const platform = make('demand-board-empty');
    expect((await read<BoardPage>(platform, '/v1/boards')).items).toEqual([]);
    expect((await read<DemandPage>(platform, '/v1/demands')).items).toEqual([]);
  });

  it('«demand-board-hostile» has hostile text on the featured board', async () => {
    const board = await read<Board>(make('demand-board-hostile'), `/v1/boards/${boardIdOf(FEATURED_BOARD)}`);
    expect(JSON.stringify(board)).toContain('window.__hostile');
    expect(board.demands).toHaveLength(5);
  });

  it('«demand-board-error» answers nothing, and «demand-board-offline» nobody after two seconds', async () => {
    const { handle } = make('demand-board-error');
    expect((await handle(new Request('http://mock.test/v1/boards'))).status).toBe(503);
    const { fetch, clock } = make('demand-board-offline');
    expect((await fetch('http://mock.test/v1/boards')).status).toBe(200);
    clock.advance(2000);
    await expect(fetch('http://mock.test/v1/boards')).rejects.toThrow(TypeError);
  });

  it('«demand-board-slow» takes three seconds', async () => {
    vi.useFakeTimers();
    try {
      let isAnswered = false;
      const answer = make('demand-board-slow').fetch('http://mock.test/v1/boards');
      void answer.then(() => (isAnswered = true));
      await vi.advanceTimersByTimeAsync(2900);
      expect(isAnswered).toBe(false);
      await vi.advanceTimersByTimeAsync(200);
      expect((await answer).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  });
});
