import type { Demand } from '@jtop/contract';
import { readDemandRow, type Cell, type DemandColumnCode, type DemandTable } from '@jtop/rules/imports';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk, DeskCall } from '../demands/desk.js';
import { DemandWorld } from '../testing/demand-world.js';
import { takeImport, type Upload } from './taking.js';

const UPLOAD: Upload = {
  bytes: new Uint8Array(3),
  template: 'demand_collection',
  mode: 'commit',
  name: '表.xlsx',
};
const CELLS: Partial<Record<DemandColumnCode, Cell>> = {
  field: '智能制造',
  purpose: '技术升级',
  summary: '需要在线检出叶片内部缺陷的办法',
  problem: '目前靠人工抽检，漏检率高，且无法在产线上逐件检测，希望实现自动化。',
  disclosureLevel: '仅会员',
};

let world: DemandWorld;

beforeAll(async () => {
  world = await DemandWorld.open();
});

afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

/** A workbook of so many rows that are all right, as its reader gives it. */
function tableOf(
  name: string,
  count: number,
  change: Partial<Record<DemandColumnCode, Cell>> = {},
): DemandTable {
  const taken = Array.from({ length: count }, (_, index) => {
    const cells = { ...CELLS, ...change, title: `${name}之 ${index}` };
    const { demand, errors } = readDemandRow((code) => cells[code], {
      at: world.clock.now(),
    });
    if (demand === undefined) throw new Error(JSON.stringify(errors));
    return { row: index + 3, cells, demand };
  });
  return { rows: count, taken, refused: [], errors: [] };
}

async function take(table: DemandTable, desk: Partial<Desk> = {}, upload: Partial<Upload> = {}) {
  const viewer = world.viewers.get('company');
  if (viewer?.partyId === undefined) throw new Error('there is no company');
  const key = { partyId: viewer.partyId, operation: 'imports.create', path: '', bodyHash: '' };
  const call: DeskCall = {
    operation: 'imports.create',
    viewer,
    key,
    receivedAt: world.clock.now(),
    ifMatch: undefined,
  };
  const whole = { ...world.platform, ...desk };
  return (await takeImport(whole, async () => table, call, { ...UPLOAD, ...upload })).body;
}

async function storedOf(name: string): Promise<{ no: string; title: string; rev: number }[]> {
  const { rows } = await sql<{ no: string; title: string; rev: number }>`
    select no, content->>'title' as title, rev from demands where content->>'title' like ${`${name}%`} order by no`.execute(
    world.db,
  );
  return rows;
}

describe('many rows', () => {
  it('of which a stop lets some be taken are completed by the same workbook: none twice, no number lost', async () => {
    const table = tableOf('中断', 230);
    let calls = 0;
    const failing = {
      now: () => {
        calls += 1;
        if (calls > 4) throw new Error('the machine stops');
        return world.clock.now();
      },
      advancedMs: () => 0,
      advance: () => undefined,
    };
    await expect(take(table, { clock: failing })).rejects.toThrow('the machine stops');
    const some = (await storedOf('中断')).length;
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(230);
    const job = await take(table);
    expect(job).toMatchObject({ created: 230 - some, unchanged: some, updated: 0, rejected: 0 });
    expect(job.createdIds).toHaveLength(230 - some);
    const stored = await storedOf('中断');
    expect(new Set(stored.map(({ title }) => title)).size).toBe(230);
    const numbers = stored.map(({ no }) => Number(no.slice(-6)));
    expect(numbers.at(-1)).toBe((numbers[0] ?? 0) + 229);
    expect(await take(table)).toMatchObject({ created: 0, unchanged: 230 });
  });

  it('are rewritten at once where the workbook says something else, each under its next revision', async () => {
    await take(tableOf('改写', 120));
    const job = await take(tableOf('改写', 120, { summary: '换了一种说法，仍需在线检出缺陷' }));
    expect(job).toMatchObject({ created: 0, updated: 120, unchanged: 0 });
    const stored = await storedOf('改写');
    expect(stored.map(({ rev }) => rev)).toEqual(Array.from({ length: 120 }, () => 2));
    const mine = await world.get<{ items: Demand[] }>(
      `/v1/demands?q=${encodeURIComponent('换了一种说法')}&limit=100`,
      'operator',
    );
    expect(mine.body.items.length, 'they are found by what they say now').toBeGreaterThan(90);
  });

  it('are known by their titles also where these were stored before titles were kept for that', async () => {
    await take(tableOf('旧题', 3));
    await sql`update demands set title_key = null where content->>'title' like '旧题%'`.execute(world.db);
    expect(await take(tableOf('旧题', 3))).toMatchObject({ created: 0, unchanged: 3 });
  });

  it('let others have their turn: a demand that is posted meanwhile waits for one step, not for all', async () => {
    const ends: string[] = [];
    const importing = take(tableOf('排队', 600)).then(() => ends.push('import'));
    const posting = world.post({ title: '插队的需求' }).then(() => ends.push('post'));
    await Promise.all([importing, posting]);
    expect(ends).toEqual(['post', 'import']);
  });

  it('tried first hold nobody up and change nothing', async () => {
    const job = await take(tableOf('试算', 120), {}, { mode: 'dry_run' });
    expect(job).toMatchObject({ mode: 'dry_run', created: 120, createdIds: [] });
    expect(await storedOf('试算')).toEqual([]);
  });
});
