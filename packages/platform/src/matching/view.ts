import { formatInstant, type DisclosureLevel, type Match, type MatchReason } from '@jtop/contract';
import { reaches } from '@jtop/rules/disclosure';
import { visibleReasons, type MatchReason as Reason } from '@jtop/rules/matching';
import type { DemandRow } from '../demands/rows.js';
import { demandView } from '../demands/view.js';
import type { MatchRow } from './repository.js';

/** Who looks at a match. */
export interface MatchViewer {
  /** The level towards its demand. */
  readonly level: DisclosureLevel;
  /** Whether it is about the viewer's own listing or team. */
  readonly counterpart: boolean;
  /** Whether the viewer acts for the demand's company, or is the operator. Its winner does not, though it knows all of it. */
  readonly demandSide: boolean;
}

/**
 * A match as somebody may see it; undefined where it is not for this viewer. Who knows the whole demand is told all;
 * everybody else is told what follows from what they see of it, so that no score gives away what a view keeps back. What
 * both sides say to each other, and who proposed it, is for them and the operator.
 */
export function matchView(row: MatchRow, demand: DemandRow, viewer: MatchViewer): Match | undefined {
  const { level, counterpart, demandSide } = viewer;
  const knowsAll = reaches(level, 'parties');
  const isParty = demandSide || counterpart;
  if (!isParty && (row.side === 'team' || row.public_score_bp === null)) return undefined;
  const view = demandView(demand, level);
  const { scoreBp, reasons } = knowsAll
    ? { scoreBp: row.score_bp ?? 0, reasons: row.reasons }
    : row.public_score_bp === null
      ? partly(row, view)
      : { scoreBp: row.public_score_bp, reasons: row.public_reasons };
  return {
    id: row.id,
    rev: isParty ? row.rev : 1,
    demandId: row.demand_id,
    demandTitle: view.title,
    counterpart: { type: row.side, id: row.counterpart_id, title: row.title },
    scoreBp,
    method: row.method,
    reasons: [...reasons],
    status: isParty ? row.status : 'suggested',
    ...(isParty ? saidBetween(row) : {}),
    createdAt: formatInstant(row.created_at),
    updatedAt: formatInstant(isParty ? row.updated_at : row.created_at),
  };
}

function saidBetween(row: MatchRow): Partial<Match> {
  const note = row.answer_note ?? row.note;
  return {
    ...(row.proposed_by === null ? {} : { proposedBy: row.proposed_by }),
    ...(row.decline_reason === null ? {} : { declineReason: row.decline_reason }),
    ...(note === null ? {} : { note }),
  };
}

/** What is left of the reasons, and the score that they add up to. */
function partly(row: MatchRow, view: ReturnType<typeof demandView>): Pick<Match, 'scoreBp' | 'reasons'> {
  const expert = row.reasons.filter(({ code }) => code === 'expert');
  const rules = row.reasons
    .filter(({ code }) => code !== 'expert')
    .map(({ weightBp, ...reason }) => ({ ...reason, weight: weightBp }) as unknown as Reason);
  const seen = visibleReasons(rules, { view, _redacted: view._redacted ?? [] }).map(
    ({ weight, ...reason }): MatchReason => {
      const before = rules.find(({ code }) => code === reason.code);
      const share =
        reason.code === 'keywords' && before?.code === 'keywords'
          ? reason.facts.terms.length / before.facts.terms.length
          : 1;
      return { ...reason, weightBp: Math.round(weight * share) } as unknown as MatchReason;
    },
  );
  const reasons = [...expert, ...seen];
  return { reasons, scoreBp: reasons.reduce((sum, { weightBp }) => sum + weightBp, 0) };
}
