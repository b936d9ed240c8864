import { DEMAND_TABLE, EVERYBODY } from './demand-table.js';
import { redactByTable, type DemandRecord, type DemandView, type DisclosureContext } from './demand.js';
import type { DisclosureLevel } from './levels.js';
import type { Redacted } from './table.js';

/** What stands on a board of a demand, besides its rank. A card has no text that is only for some. */
export const BOARD_ENTRY_FIELDS = [
  'no',
  'title',
  'field',
  'purpose',
  'track',
  'summary',
  'budgetFen',
  'budgetBand',
  'cooperationModes',
  'deadline',
  'adcode',
  'company',
  'hot',
  'answerCount',
  'specialId',
  'status',
  'externalUrl',
  'publishedAt',
] as const;

/** A demand at its place on a board (榜单). */
export interface BoardEntryRecord extends DemandRecord {
  /** From 1. */
  readonly rank: number;
  readonly demandId: string;
}

/** What each level sees of an entry: as of the demand itself. */
const BOARD_ENTRY_TABLE: typeof DEMAND_TABLE = {
  rank: EVERYBODY,
  demandId: EVERYBODY,
  .../* @__PURE__ */ pick(BOARD_ENTRY_FIELDS),
};

function pick(fields: readonly string[]): typeof DEMAND_TABLE {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const rule = DEMAND_TABLE[field];
      return rule === undefined ? [] : [[field, rule] as const];
    }),
  );
}

/** An entry of a board as a viewer of a level may see it. */
export function redactBoardEntry(
  entry: BoardEntryRecord,
  level: DisclosureLevel,
  context: DisclosureContext,
): Redacted<DemandView> {
  return redactByTable(entry, BOARD_ENTRY_TABLE, level, context);
}
