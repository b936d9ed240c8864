import { ANONYMOUS, type Viewer } from '../../identity/viewer.js';
import { BoardPage, Demand, DemandPage } from '@jtop/contract/schemas';
import { DEMAND_STATUSES } from '@jtop/rules/lifecycle';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBoards, retrieveBoard } from '../../boards/reading.js';
import { inTransaction } from '../../db/transaction.js';
import { listDemands, retrieveDemand, type DemandsQuery } from '../../demands/reading.js';
import { programmeOf } from '../programme.js';
import { clearSeed, storeProgramme } from '../store.js';
import { openDemoPlatform, type DemoPlatform } from '../testing/demo-platform.js';
import { shanghai } from '../years.js';
import { DEMAND_FIELDS, demoDemands } from './demands.js';
import { demoBoardId, storeDemoDemands } from './store.js';

const NOW = shanghai('2026-11-24', '09:30');
const OPERATOR: Viewer = {
  partyId: '018f0000-0000-7000-8000-000000000001',
  roles: ['operator'],
  scopes: [],
  banned: false,
};
let demo: DemoPlatform;

async function store(): Promise<void> {
  await inTransaction(demo.platform.db, async (tx) => {
    for (const year of [2025, 2026]) await storeProgramme(tx, programmeOf(year, NOW));
    for (const year of [2025, 2026]) await storeDemoDemands(tx, year, NOW);
  });
}

beforeAll(async () => {
  demo = await openDemoPlatform(NOW);
  await store();
});
afterAll(() => demo.close());

const list = (query: DemandsQuery, viewer: Viewer = ANONYMOUS) =>
  listDemands(demo.platform, { limit: 100, ...query }, viewer);

describe('the demo’s demands', () => {
  it('are some forty, in every state, in both years, and say that they are invented', async () => {
    const { items } = await list({}, OPERATOR);
    expect(DemandPage.safeParse(await list({}, OPERATOR)).error).toBeUndefined();
    expect(items).toHaveLength(40);
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(DEMAND_STATUSES));
    expect(new Set(items.map(({ seasonId }) => seasonId))).toEqual(
      new Set(['challenge-2025', 'challenge-2026']),
    );
    expect(new Set(items.map(({ no }) => no)).size).toBe(40);
    for (const { summary, company } of items) {
      expect(summary).toContain('虚构');
      expect(company?.name).toContain('虚构');
    }
    const metrology = items.filter(({ track }) => track === 'metrology');
    expect(metrology).toHaveLength(2);
    for (const { externalUrl } of metrology) expect(externalUrl).toMatch(/^https:/);
  });

  it('are shown to the public as their companies chose', async () => {
    const page = await list({});
    expect(DemandPage.safeParse(page).error).toBeUndefined();
    for (const item of page.items) {
      expect(Demand.safeParse(item).error).toBeUndefined();
      expect(item).toEqual(await retrieveDemand(demo.platform, item.id, ANONYMOUS));
    }
    const names = page.items.map(({ company }) => company?.name ?? '');
    expect(names.some((name) => name.startsWith('某'))).toBe(true);
    expect(names.some((name) => name.includes('（虚构）'))).toBe(true);
    expect(names).toContain('一家中药制剂企业');
    const cities = new Set(page.items.map(({ adcode }) => adcode));
    for (const city of ['320000', '320100', '320500', undefined]) expect(cities).toContain(city);
  });

  it('have dates in the order in which they have to come', async () => {
    const rows = await demo.platform.db.selectFrom('demands').selectAll().execute();
    for (const row of rows) {
      const times = [row.created_at, row.submitted_at, row.reviewed_at, row.published_at].filter(
        (time) => time !== null,
      );
      const later = [row.published_at, row.deadline, row.roadshow_at, row.awarded_at].filter(
        (time) => time !== null,
      );
      for (const each of [times, later]) expect(each).toEqual([...each].sort((a, b) => a - b));
      expect(row.updated_at).toBeLessThanOrEqual(NOW);
      expect(row.published_at ?? 0).toBeLessThanOrEqual(NOW);
    }
  });

  it('are the same whenever they are made, even on the first day of a year', async () => {
    const make = (now: number) => demoDemands(2026, now, () => Promise.resolve('no'));
    expect(await make(NOW)).toEqual(await make(NOW));
    const first = shanghai('2026-01-01', '09:00');
    for (const { created_at, published_at } of await make(first)) {
      expect(created_at).toBeGreaterThanOrEqual(shanghai('2026-01-01'));
      expect(published_at ?? 0).toBeLessThanOrEqual(first);
    }
  });

  it('are stored once, and taken back by a seed that begins anew', async () => {
    await store();
    expect((await list({}, OPERATOR)).total).toBe(40);
    await inTransaction(demo.platform.db, clearSeed);
    expect((await list({}, OPERATOR)).total).toBe(0);
    await store();
    expect((await list({}, OPERATOR)).items[0]?.no).toMatch(/^JS-202[56]-XQ-0000\d\d$/);
    expect((await list({}, OPERATOR)).total).toBe(40);
  });
});

describe('the demo’s boards', () => {
  it('are one of each field and year, hot demands first', async () => {
    const page = await listBoards(demo.platform, { limit: 100 }, ANONYMOUS);
    expect(BoardPage.safeParse(page).error).toBeUndefined();
    expect(page.items).toHaveLength(10);
    for (const field of DEMAND_FIELDS) {
      const board = await retrieveBoard(demo.platform.db, demoBoardId(2026, field), ANONYMOUS);
      expect(board).toMatchObject({ field, status: 'published', batchNo: 1, version: 1 });
      expect(board.demands?.length).toBeGreaterThan(1);
      expect(board.demands?.[0]?.hot).toBeDefined();
      for (const demand of board.demands ?? []) expect(demand.boardIds).toEqual([board.id]);
    }
  });
});
