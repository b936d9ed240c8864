/** What the problems of some codes bring besides the common members (wire.md). Instants are texts as on the wire. */
export interface ProblemExtras {
  'revision.stale': { readonly rev: number };
  'bid.too_low': { readonly minNextAmountFen: number };
  'bid.off_step': { readonly lowerFen: number; readonly higherFen: number };
  'bid.confirm_required': { readonly amountFen: number };
  'bid.lot_not_open': { readonly opensAt: string };
  'bid.closed': { readonly closedAt: string };
  'bid.deposit_missing': { readonly depositFen: number };
  'bid.banned': { readonly until?: string };
  'lot.state': { readonly lotStatus: string };
  'lot.announced_too_late': { readonly earliestOpensAt: string };
  'demand.state': { readonly demandStatus: string };
  'demand.deadline_past': { readonly deadline: string };
  'demand.not_valid': { readonly validity?: string };
  'demand.date_order': { readonly earlier: string; readonly later: string };
  'demand.answers_open': { readonly deadline: string };
  'demand.winner_missing': { readonly reason: string };
  'demand.consent_missing': {
    readonly kind: string;
    readonly side?: string;
    readonly solutionIds?: readonly string[];
  };
  'solution.state': { readonly solutionStatus: string };
  'solution.already_submitted': { readonly solutionId: string };
  'solution.deadline_passed': { readonly deadline: string };
  'solution.feedback_required': { readonly codes: readonly string[] };
  'contest.state': { readonly contestStatus: string };
  'contest.solution_not_fit': { readonly solutionIds: readonly string[] };
  'consent.state': { readonly consentStatus: string };
  'consent.text_stale': { readonly kind: string; readonly textVersion: number; readonly textHash: string };
  'consent.text_missing': { readonly kind: string };
  'consent.text_order': { readonly kind: string; readonly earliestValidFrom: string };
  'document.type_mismatch': { readonly declared: string; readonly found?: string };
  'document.not_fit': { readonly documentIds: readonly string[] };
  'request.too_large': { readonly maxBytes: number };
  'request.media_type': { readonly accepts: readonly string[] };
  'match.state': { readonly matchStatus: string };
  'match.reason_required': { readonly reasons: readonly string[] };
  'match.exists': { readonly matchId: string };
  'import.unreadable': { readonly reason: string };
  'import.template_mismatch': { readonly template: string };
  'import.too_many_rows': { readonly maxRows: number };
  'import.too_many_errors': { readonly errorCount: number };
  'board.state': { readonly boardStatus: string };
  'board.demand_not_fit': { readonly demandIds: readonly string[] };
  'registration.closed': { readonly registerUntil: string };
}
