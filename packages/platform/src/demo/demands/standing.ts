import { formatInstant } from '@jtop/contract';
import { sql } from 'kysely';
import { findBoard, linkDemands, updateBoard } from '../../boards/repository.js';
import type { Tx } from '../../db/schema.js';
import { derivedColumns } from '../../demands/columns.js';
import { findDemand, insertDemands, updateDemand } from '../../demands/repository.js';
import type { DemandRow } from '../../demands/rows.js';
import { nextNumber } from '../../lots/numbers.js';
import { demoId } from '../ids.js';
import { seasonId } from '../programme.js';
import { DAY } from '../years.js';
import { demandOf } from './demands.js';
import type { DemandPlan } from './plan.js';
import { demoBoardId } from './store.js';
import type { DemandText } from './texts/text.js';

/** The demand that takes answers whenever the demo is started, so that pages can name one. */
export const STANDING_DEMAND_ID = demoId('demand:standing');

const FIELD = 'intelligent_manufacturing';
/** How long it takes answers from a start on, and how little of that a later start may find left. */
const LASTS = 60 * DAY;
const LEFT = 30 * DAY;

const PLAN: DemandPlan = {
  company: 16,
  adcode: '321000',
  budget: '50to200',
  disclosure: { level: 'parties', hiddenFields: ['presentState'], aliasName: '一家照明设备企业' },
  status: 'answering',
  hot: true,
};

const TEXT: DemandText = {
  title: '户外灯具整灯密封性的在线检测',
  purpose: 'upgrade',
  summary: '寻求在装配线上逐台检测整灯密封性的方法，替代浸水抽检。',
  problem:
    '现在按百分之二抽样浸水二十四小时，漏检的灯具到现场一两年后进水失效。希望在装配线上用压差、示踪气体或其他办法逐台判定，不损伤灯具，并能指出泄漏部位，以便追溯是密封圈、焊缝还是线缆接头的问题。',
  metrics: [
    ['单台检测时间', '<=', '20', 's'],
    ['最小可检漏率', '<=', '0.5', 'mL/min'],
    ['误判率', '<=', '1', '%'],
  ],
  keywords: ['密封检测', '在线检测', '灯具'],
  ipc: ['G01M 3/26', 'G01M 3/20'],
  presentState: '两条装配线，节拍二十五秒。',
  constraints: '检测后灯具不得残留液体或示踪剂。',
};

/**
 * Sees to it that the standing demand takes answers for weeks to come and is on the board of its field. One that has ended, as
 * where somebody has tried an award, begins anew: what was handed in for it is taken back, with its versions kept.
 */
export async function topUpStandingDemand(tx: Tx, year: number, now: number): Promise<void> {
  const known = await findDemand(tx, STANDING_DEMAND_ID);
  if (known === undefined) {
    const place = { year, now, field: FIELD, index: 0 } as const;
    const made = demandOf(place, PLAN, TEXT, await nextNumber(tx, 'demands', year));
    await insertDemands(tx, [lasting({ ...made, id: STANDING_DEMAND_ID }, now)]);
  } else if (known.status !== PLAN.status || known.season_id !== seasonId('challenge', year)) {
    await takeAnswersBack(tx, now);
    const again = {
      ...known,
      status: PLAN.status,
      is_public: true,
      answer_count: 0,
      agreed_party_id: null,
      awarded_solution_id: null,
    };
    const open = { ...again, roadshow_at: null, awarded_at: null, reason: null };
    await updateDemand(tx, lasting({ ...open, season_id: seasonId('challenge', year) }, now));
  } else if ((known.deadline ?? 0) < now + LEFT) {
    await updateDemand(tx, lasting(known, now));
  }
  await putOnBoard(tx, year, now);
}

function lasting(row: DemandRow, now: number): DemandRow {
  const content = { ...row.content, deadline: formatInstant(now + LASTS) };
  const changed = { ...row, content, rev: row.rev + 1, updated_at: Math.max(now, row.updated_at) };
  return { ...changed, ...derivedColumns(changed) };
}

async function takeAnswersBack(tx: Tx, now: number): Promise<void> {
  const reason = '演示需求重新开放应征（示例）';
  await sql`update solutions set status = 'withdrawn', reason = ${reason}, rev = rev + 1,
    updated_at = greatest(updated_at, ${now})
    where demand_id = ${STANDING_DEMAND_ID}::uuid and status <> 'withdrawn'`.execute(tx);
  await sql`update contests set status = 'cancelled', reason = ${reason}, rev = rev + 1,
    updated_at = greatest(updated_at, ${now})
    where demand_id = ${STANDING_DEMAND_ID}::uuid and status <> 'cancelled'`.execute(tx);
}

async function putOnBoard(tx: Tx, year: number, now: number): Promise<void> {
  const board = await findBoard(tx, demoBoardId(year, FIELD));
  if (board === undefined || board.demand_ids.includes(STANDING_DEMAND_ID)) return;
  await updateBoard(tx, {
    ...board,
    rev: board.rev + 1,
    version: board.version + 1,
    demand_ids: [STANDING_DEMAND_ID, ...board.demand_ids],
    updated_at: Math.max(now, board.updated_at),
  });
  await linkDemands(tx, [STANDING_DEMAND_ID], now);
}
