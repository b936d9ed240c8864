import type { Demand, MatchReason } from '@jtop/contract';
import { visibleReasons, type MatchReason as Reason } from '@jtop/rules/matching';
import { BUDGET_BANDS, type BudgetBand } from '@jtop/rules/disclosure';
import { sql } from 'kysely';
import { json } from '../db/json.js';
import type { Tx } from '../db/schema.js';
import type { DemandRow } from '../demands/rows.js';
import { demandView } from '../demands/view.js';
import { newId } from '../lots/ids.js';
import { findListings, findTeams, type Found, type Wanted } from './candidates.js';
import { catalogueVersion } from './catalogue.js';
import { demandIpc, demandTerms } from './term-columns.js';

/** What is looked for by a view of a demand. */
function wantedBy(view: Demand): Wanted {
  const { field, adcode = '', budgetFen, budgetBand, askedTrl } = view;
  return {
    facts: { field, adcode, ipc: demandIpc(view), budgetFen, budgetBand: bandOf(budgetBand), askedTrl },
    kept: demandTerms(view),
  };
}

/** A band that this code does not know says nothing. */
function bandOf(band: string | undefined): BudgetBand | undefined {
  return BUDGET_BANDS.find((known) => known === band);
}

/** What the public is shown of a demand, and never more: with too few alike, as long as that may become so. */
export function publicView(row: DemandRow): Demand {
  return demandView({ ...row, alike: 0 }, 'public');
}

/** What is stored of a pair. */
interface Suggested {
  readonly found: Found;
  score: number | null;
  reasons: readonly MatchReason[];
  publicScore: number | null;
  publicReasons: readonly MatchReason[];
}

/**
 * Finds what fits a demand, and stores it in the place of what was suggested before. What somebody has proposed, was told
 * or has answered stays. Done twice over: by the whole demand, and by what the public sees of it alone; so neither the
 * order nor a score nor what is in the list can tell the public of what is hidden.
 */
export async function suggestMatches(tx: Tx, row: DemandRow, now: number): Promise<void> {
  const suggested = new Map<string, Suggested>();
  const entry = (found: Found): Suggested => {
    const key = `${found.side}:${found.id}`;
    const kept = suggested.get(key) ?? {
      found,
      score: null,
      reasons: [],
      publicScore: null,
      publicReasons: [],
    };
    suggested.set(key, kept);
    return kept;
  };
  const whole = wantedBy(demandView(row, 'operator'));
  for (const found of [...(await findListings(tx, whole)), ...(await findTeams(tx, whole))]) {
    Object.assign(entry(found), { score: basisPoints(found.score), reasons: onTheWire(found.reasons) });
  }
  const shown = publicView(row);
  const seen = { view: shown, _redacted: shown._redacted ?? [] };
  for (const found of await findListings(tx, wantedBy(shown))) {
    const reasons = onTheWire(visibleReasons(found.reasons, seen));
    Object.assign(entry(found), { publicScore: basisPoints(found.score), publicReasons: reasons });
  }
  await storeSuggested(tx, row, [...suggested.values()], now);
  await sql`
    insert into match_runs (demand_id, demand_rev, catalogue)
    values (${row.id}::uuid, ${row.rev}, ${await catalogueVersion(tx)})
    on conflict (demand_id) do update set demand_rev = excluded.demand_rev, catalogue = excluded.catalogue`.execute(
    tx,
  );
}

async function storeSuggested(tx: Tx, row: DemandRow, all: readonly Suggested[], now: number): Promise<void> {
  const rows = all.map(({ found, score, reasons, publicScore, publicReasons }) => ({
    id: newId(now),
    rev: 1,
    demand_id: row.id,
    side: found.side,
    counterpart_id: found.id,
    counterpart_party_id: found.partyId,
    title: found.title,
    score_bp: score,
    reasons: json(reasons),
    public_score_bp: publicScore,
    public_reasons: json(publicReasons),
    method: 'rule',
    status: 'suggested',
    proposed_by: null,
    proposed_by_party: null,
    note: null,
    decline_reason: null,
    answer_note: null,
    answered_by: null,
    created_at: now,
    updated_at: now,
  }));
  const ids = all.map(({ found }) => found.id);
  await sql`
    delete from matches where demand_id = ${row.id}::uuid and method = 'rule' and status = 'suggested'
      and not (counterpart_id = any(${ids}::uuid[]))`.execute(tx);
  // Kept though nothing suggests them any more: the scores of old must not stand.
  await sql`
    update matches set score_bp = null, public_score_bp = null, public_reasons = '[]'
    where demand_id = ${row.id}::uuid and method = 'rule' and not (counterpart_id = any(${ids}::uuid[]))`.execute(
    tx,
  );
  if (rows.length === 0) return;
  await tx
    .insertInto('matches')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['demand_id', 'side', 'counterpart_id'])
        .doUpdateSet((eb) => ({
          title: eb.ref('excluded.title'),
          score_bp: eb.ref('excluded.score_bp'),
          reasons: eb.ref('excluded.reasons'),
          public_score_bp: eb.ref('excluded.public_score_bp'),
          public_reasons: eb.ref('excluded.public_reasons'),
          rev: eb('matches.rev', '+', 1),
          updated_at: eb.ref('excluded.updated_at'),
        }))
        .where(
          sql<boolean>`matches.method = 'rule' and (matches.score_bp, matches.reasons, matches.public_score_bp,
            matches.public_reasons, matches.title) is distinct from (excluded.score_bp, excluded.reasons,
            excluded.public_score_bp, excluded.public_reasons, excluded.title)`,
        ),
    )
    .execute();
}

function basisPoints(share: number): number {
  return Math.round(share * 10_000);
}

function onTheWire(reasons: readonly Reason[]): MatchReason[] {
  return reasons.map(
    ({ code, weight, facts }) => ({ code, weightBp: basisPoints(weight), facts }) as unknown as MatchReason,
  );
}
