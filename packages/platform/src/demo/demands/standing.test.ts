import { Demand } from '@jtop/contract/schemas';
import { parseInstant } from '@jtop/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retrieveBoard } from '../../boards/reading.js';
import { inTransaction } from '../../db/transaction.js';
import { retrieveDemand } from '../../demands/reading.js';
import { ANONYMOUS } from '../../identity/viewer.js';
import { programmeOf } from '../programme.js';
import { storeProgramme } from '../store.js';
import { openDemoPlatform, type DemoPlatform } from '../testing/demo-platform.js';
import { DAY, shanghai } from '../years.js';
import { STANDING_DEMAND_ID, topUpStandingDemand } from './standing.js';
import { demoBoardId, storeDemoDemands } from './store.js';

const NOW = shanghai('2026-11-24', '09:30');
let demo: DemoPlatform;

const start = (year: number, now: number): Promise<void> =>
  inTransaction(demo.platform.db, async (tx) => {
    await storeProgramme(tx, programmeOf(year, now));
    await storeDemoDemands(tx, year, now);
    await topUpStandingDemand(tx, year, now);
  });
const read = () => retrieveDemand(demo.platform, STANDING_DEMAND_ID, ANONYMOUS);

beforeAll(async () => {
  demo = await openDemoPlatform(NOW);
  await start(2026, NOW);
});
afterAll(() => demo.close());

describe('the demand that always takes answers', () => {
  it('has the same id on every machine, is on the board of its field, and hides whose it is', async () => {
    expect(STANDING_DEMAND_ID).toBe('01941f29-7c00-7704-a312-195ca1dd5e0a');
    const demand = await read();
    expect(Demand.safeParse(demand).error).toBeUndefined();
    expect(demand).toMatchObject({ status: 'answering', company: { name: '一家照明设备企业' } });
    expect(JSON.stringify(demand)).not.toContain('瘦西湖');
    expect(parseInstant(demand.deadline ?? '')).toBe(NOW + 60 * DAY);
    const board = await retrieveBoard(
      demo.platform.db,
      demoBoardId(2026, 'intelligent_manufacturing'),
      ANONYMOUS,
    );
    expect(board.demands?.[0]?.id).toBe(STANDING_DEMAND_ID);
    expect(demand.boardIds).toEqual([board.id]);
  });

  it('stays as it is at a start soon after, and has its deadline moved at one weeks later', async () => {
    const before = await read();
    await start(2026, NOW + DAY);
    expect(await read()).toEqual(before);
    await start(2026, NOW + 35 * DAY);
    const after = await read();
    expect(parseInstant(after.deadline ?? '')).toBe(NOW + 95 * DAY);
    expect(after.no).toBe(before.no);
  });

  it('begins anew where it has ended, and with a new year', async () => {
    await sql`update demands set status = 'awarded', awarded_at = ${NOW} where id = ${STANDING_DEMAND_ID}::uuid`.execute(
      demo.platform.db,
    );
    await start(2026, NOW + 36 * DAY);
    expect(await read()).toMatchObject({ status: 'answering', answerCount: 0 });
    await start(2027, shanghai('2027-02-01'));
    const demand = await read();
    expect(demand).toMatchObject({ status: 'answering', seasonId: 'challenge-2027' });
    expect(parseInstant(demand.deadline ?? '')).toBe(shanghai('2027-02-01') + 60 * DAY);
  });
});
