import type { DemandCreate } from '@jtop/contract';
import { titleKey, type TakenRow } from '@jtop/rules/imports';
import { sql } from 'kysely';
import { isDeepStrictEqual } from 'node:util';
import type { DemandContent, DisclosureChoice } from '../db/challenge-schema.js';
import type { Tx } from '../db/schema.js';
import { REWRITABLE } from '../demands/changing.js';
import { contentOf, writtenIn, type DemandSetting } from '../demands/creating.js';
import type { RefusedLate } from './wire-check.js';

/** A demand that the company has in this season already. */
interface Known {
  readonly id: string;
  readonly status: string;
  readonly content: DemandContent;
  readonly disclosure: DisclosureChoice | null;
}

/** A demand that a row writes anew. */
export interface Rewriting {
  readonly id: string;
  readonly content: DemandContent;
  readonly disclosure: DisclosureChoice | null;
  /** Whether it was a draft, which a row hands in. */
  readonly submits: boolean;
}

/** What becomes of rows: each is in one of these. */
export interface Plan {
  readonly creating: readonly DemandCreate[];
  readonly rewriting: readonly Rewriting[];
  readonly unchanged: number;
  readonly refused: readonly RefusedLate[];
}

/**
 * Finds what becomes of each row, by its natural key: the company and the title as it is compared (I-M1). What stands there
 * already as the row says is left alone, so that the same rows again change nothing.
 */
export async function planRows(
  tx: Tx,
  { season, company }: DemandSetting,
  rows: readonly TakenRow[],
): Promise<Plan> {
  const keys = rows.map(({ demand }) => titleKey(demand.title));
  const known = await knownDemands(tx, company.partyId, season.id, keys);
  const creating: DemandCreate[] = [];
  const rewriting: Rewriting[] = [];
  const refused: RefusedLate[] = [];
  let unchanged = 0;
  for (const [index, row] of rows.entries()) {
    const before = known.get(keys[index] ?? '');
    const after = before === undefined ? undefined : rewritten(before, row.demand, company.adcode);
    if (before === undefined) {
      creating.push(row.demand);
    } else if (after === undefined) {
      unchanged += 1;
    } else if (REWRITABLE.has(before.status)) {
      rewriting.push(after);
    } else {
      refused.push({ row, errors: [{ row: row.row, column: 'title', code: 'not_changeable', params: {} }] });
    }
  }
  return { creating, rewriting, unchanged, refused };
}

/** Those of a company's demands that have one of these titles; the latest where several have the same. */
async function knownDemands(
  tx: Tx,
  partyId: string,
  seasonId: string,
  keys: readonly string[],
): Promise<Map<string, Known>> {
  const known = sql`select id, status, content, disclosure, created_at from demands
    where company_party_id = ${partyId}::uuid and season_id = ${seasonId} and status <> 'withdrawn'`;
  // Title by title, so that each is found by the index whatever the database guesses of a company's demands.
  const { rows } = await sql<Known>`select id, status, content, disclosure from (
      select found.* from unnest(${[...keys]}::text[]) wanted, lateral (${known} and title_key = wanted offset 0) found
      union all ${known} and title_key is null
    ) known order by created_at, id`.execute(tx);
  return new Map(rows.map((row) => [titleKey(row.content.title), row]));
}

/** What a row makes of a demand; undefined where it says what is there. A workbook has no attachments, so they stay. */
function rewritten(before: Known, demand: DemandCreate, adcode: string): Rewriting | undefined {
  const { attachments } = before.content;
  const written = contentOf(writtenIn(demand), adcode);
  const content = attachments === undefined ? written : { ...written, attachments };
  const disclosure = demand.disclosure ?? null;
  const submits = before.status === 'draft';
  const isSame =
    isDeepStrictEqual(content, before.content) && isDeepStrictEqual(disclosure, before.disclosure);
  return isSame && !submits ? undefined : { id: before.id, content, disclosure, submits };
}
