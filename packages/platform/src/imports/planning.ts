import { parseInstant, type DemandCreate } from '@jtop/contract';
import { DemandCreate as DemandCreateSchema } from '@jtop/contract/schemas';
import { demandColumnOf, titleKey, type RowError, type TakenRow } from '@jtop/rules/imports';
import { sql } from 'kysely';
import { isDeepStrictEqual } from 'node:util';
import type { DemandContent, DisclosureChoice } from '../db/challenge-schema.js';
import type { Tx } from '../db/schema.js';
import { REWRITABLE } from '../demands/changing.js';
import { contentOf, writtenIn, type DemandSetting } from '../demands/creating.js';

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
  readonly refused: readonly { readonly row: TakenRow; readonly errors: readonly RowError[] }[];
}

/**
 * Finds what becomes of each row, by its natural key: the company and the title as it is compared (I-M1). What stands there
 * already as the row says is left alone, so that the same rows again change nothing.
 *
 * @param at - when the workbook was received, epoch milliseconds
 */
export async function planRows(
  tx: Tx,
  { season, company }: DemandSetting,
  rows: readonly TakenRow[],
  at: number,
): Promise<Plan> {
  const keys = new Set(rows.map(({ demand }) => titleKey(demand.title)));
  const known = await knownDemands(tx, company.partyId, season.id, keys);
  const creating: DemandCreate[] = [];
  const rewriting: Rewriting[] = [];
  const refused: Plan['refused'][number][] = [];
  let unchanged = 0;
  for (const row of rows) {
    const errors = wireErrors(row, at);
    const before = known.get(titleKey(row.demand.title));
    const after = before === undefined ? undefined : rewritten(before, row.demand, company.adcode);
    if (errors.length > 0) {
      refused.push({ row, errors });
    } else if (before === undefined) {
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

/** Those of a company's demands that have one of these titles. Titles are read first: a company can have thousands. */
async function knownDemands(
  tx: Tx,
  partyId: string,
  seasonId: string,
  keys: ReadonlySet<string>,
): Promise<Map<string, Known>> {
  const titles = await sql<{ id: string; title: string }>`
    select id, content->>'title' as title from demands
    where company_party_id = ${partyId}::uuid and season_id = ${seasonId} and status <> 'withdrawn'`.execute(
    tx,
  );
  const ids = titles.rows.filter(({ title }) => keys.has(titleKey(title))).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Known>`
    select id, status, content, disclosure from demands where id = any(${ids}::uuid[])
    order by created_at, id`.execute(tx);
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

/** What the wire would refuse of a row that the form took: whoever uploads gets in no more than whoever calls. */
function wireErrors({ row, demand }: TakenRow, at: number): RowError[] {
  const { deadline } = demand;
  if (deadline !== undefined && parseInstant(deadline) <= at) {
    return [{ row, column: 'deadline', code: 'deadline_passed', params: {} }];
  }
  const parsed = DemandCreateSchema.safeParse(demand);
  return (parsed.error?.issues ?? []).map(({ path }) => ({
    row,
    column: demandColumnOf(path.join('.')),
    code: 'wrong_type',
    params: {},
  }));
}
