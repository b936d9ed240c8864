import { CITY_KEPT, FEWEST_ALIKE } from '@jtop/rules/disclosure';
import { tellBoards } from '../boards/telling.js';
import { suggestMatches } from '../matching/suggesting.js';
import { derivedColumns } from './columns.js';
import type { DeskWork } from './desk.js';
import { alikeIds, countAlike, findDemand, updateDemand, updateDemands } from './repository.js';
import type { DemandRow } from './rows.js';

/** Columns that a change may write; the others follow from them. */
export type DemandChange = Partial<
  Pick<
    DemandRow,
    | 'status'
    | 'is_public'
    | 'content'
    | 'disclosure'
    | 'diagnosis'
    | 'reason'
    | 'board_ids'
    | 'hot_at'
    | 'carried_over_to'
    | 'submitted_at'
    | 'reviewed_at'
    | 'published_at'
    | 'roadshow_at'
    | 'answer_count'
    | 'awarded_solution_id'
    | 'agreed_party_id'
    | 'awarded_at'
  >
>;

/**
 * Writes a change of a demand under its next revision, and tells the boards that show it, or show another whose city comes
 * out or is kept back because of it.
 */
export async function storeDemand(
  { tx, now, hint }: DeskWork,
  before: DemandRow,
  change: DemandChange,
): Promise<DemandRow> {
  const after = changedRow(before, change, now);
  await updateDemand(tx, after);
  const others = await otherwiseShown({ tx }, before, after);
  const self = before.is_public || after.is_public ? [after.id] : [];
  hint(await tellBoards(tx, [...self, ...others], now));
  const stored = (await findDemand(tx, after.id)) ?? after;
  if (stored.is_public) await suggestMatches(tx, stored, now);
  return stored;
}

/** What becomes of a demand. */
export interface DemandChanging {
  readonly before: DemandRow;
  readonly change: DemandChange;
}

/**
 * Writes changes of many demands. Those that the public does not know of, before and after, concern no board, no match and
 * no other demand: they are written in one statement.
 */
export async function storeDemands(work: DeskWork, changes: readonly DemandChanging[]): Promise<void> {
  const quiet = changes.filter(({ before, change }) => !before.is_public && change.is_public !== true);
  const rows = quiet.map(({ before, change }) => changedRow(before, change, work.now));
  await updateDemands(work.tx, rows);
  for (const each of changes) {
    if (!quiet.includes(each)) await storeDemand(work, each.before, each.change);
  }
}

function changedRow(before: DemandRow, change: DemandChange, now: number): DemandRow {
  const changed = {
    ...before,
    ...change,
    rev: before.rev + 1,
    updated_at: Math.max(now, before.updated_at),
  };
  return { ...changed, ...derivedColumns(changed) };
}

/** Demands whose city the public sees from now on, or no longer: their group has just become large enough, or too small. */
export async function otherwiseShown(
  { tx }: Pick<DeskWork, 'tx'>,
  before: DemandRow,
  after: DemandRow,
): Promise<string[]> {
  const [left, joined] = [groupOf(before), groupOf(after)];
  if (left === joined) return [];
  const ids: string[] = [];
  if (left !== undefined && (await countAlike(tx, left)) === FEWEST_ALIKE - 1) {
    ids.push(...(await alikeIds(tx, left)));
  }
  if (joined !== undefined && (await countAlike(tx, joined)) === FEWEST_ALIKE) {
    ids.push(...(await alikeIds(tx, joined)));
  }
  return ids;
}

/** The group whose growing the public could see; none where the city is kept back. */
function groupOf({ is_public, anonymity_key }: DemandRow): string | undefined {
  return is_public && !anonymity_key.startsWith(CITY_KEPT) ? anonymity_key : undefined;
}
