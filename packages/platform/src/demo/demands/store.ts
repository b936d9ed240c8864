import type { BoardRow } from '../../boards/rows.js';
import { insertBoard, linkDemands } from '../../boards/repository.js';
import { currentText, insertConsent, storeTexts } from '../../consents/repository.js';
import { sampleTexts } from '../../consents/sample-texts.js';
import type { Tx } from '../../db/schema.js';
import { insertDemands } from '../../demands/repository.js';
import type { DemandRow } from '../../demands/rows.js';
import { demoPartyId } from '../../identity/demo-parties.js';
import { nextNumber } from '../../lots/numbers.js';
import { demoId } from '../ids.js';
import { seasonId } from '../programme.js';
import { DAY, HOUR } from '../years.js';
import { DEMAND_FIELDS, demoDemands } from './demands.js';
import type { DemandField } from './texts/index.js';

const BOARD_TITLES: Readonly<Record<DemandField, string>> = {
  biomedicine: '生物医药',
  info_comm: '信息通信',
  advanced_materials: '先进材料',
  intelligent_manufacturing: '智能制造',
  ai: '人工智能',
};

/** Id of the first board of a field, so that pages can name it. */
export function demoBoardId(year: number, field: DemandField): string {
  return demoId(`board:${year}:${field}`);
}

/** Writes a year's demands and one published board of each field, unless the year has demands already. */
export async function storeDemoDemands(tx: Tx, year: number, now: number): Promise<void> {
  const there = await tx
    .selectFrom('demands')
    .select('id')
    .where('season_id', '=', seasonId('challenge', year))
    .limit(1)
    .executeTakeFirst();
  if (there !== undefined) return;
  const rows = await demoDemands(year, now, () => nextNumber(tx, 'demands', year));
  await insertDemands(tx, rows);
  await signDisclaimers(tx, year, rows);
  for (const field of DEMAND_FIELDS) {
    const row = boardOf(year, field, rows);
    if (row === undefined) continue;
    await insertBoard(tx, row);
    await linkDemands(tx, row.demand_ids, row.listed_at);
  }
}

/** Whose demand has been on stage has signed the disclaimer of its season before: nobody is there without (I-P3). */
async function signDisclaimers(tx: Tx, year: number, rows: readonly DemandRow[]): Promise<void> {
  const firstOnStage = new Map<string, number>();
  for (const { company_party_id: partyId, roadshow_at: at } of rows) {
    if (at !== null) firstOnStage.set(partyId, Math.min(at, firstOnStage.get(partyId) ?? at));
  }
  await storeTexts(tx, sampleTexts());
  for (const [partyId, at] of firstOnStage) {
    const signedAt = at - DAY;
    const text = await currentText(tx, 'disclaimer', signedAt);
    if (text === undefined) throw new Error(`the demo has no disclaimer to sign in ${year}`);
    await insertConsent(tx, {
      id: demoId(`disclaimer:${year}:${partyId}`),
      kind: 'disclaimer',
      party_id: partyId,
      subject_type: 'season',
      subject_id: seasonId('challenge', year),
      text_version: text.version,
      text_hash: text.text_hash,
      method: 'click',
      signed_at: signedAt,
      revoked_at: null,
      reason: null,
      created_by: partyId,
    });
  }
}

/** The hot demands of a field first, then the others that are published. */
function boardOf(year: number, field: DemandField, rows: readonly DemandRow[]): BoardRow | undefined {
  const shown = rows
    .filter((row) => row.field === field && row.is_public)
    .sort((a, b) => Number(b.hot_at !== null) - Number(a.hot_at !== null));
  if (shown.length === 0) return undefined;
  const publishedAt = Math.max(...shown.map(({ published_at }) => published_at ?? 0)) + HOUR;
  return {
    id: demoBoardId(year, field),
    rev: 2,
    season_id: seasonId('challenge', year),
    field,
    batch_no: 1,
    title: `${year}年${BOARD_TITLES[field]}领域热门需求榜单（第一批，示例）`,
    status: 'published',
    demand_ids: shown.map(({ id }) => id),
    reason: null,
    published_at: publishedAt,
    listed_at: publishedAt,
    version: 1,
    created_at: publishedAt - HOUR,
    updated_at: publishedAt,
    created_by: demoPartyId('demo-operator'),
  };
}
