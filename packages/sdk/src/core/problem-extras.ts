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
  'demand.consent_missing': { readonly kind: string; readonly side?: string };
  'board.state': { readonly boardStatus: string };
  'board.demand_not_fit': { readonly demandIds: readonly string[] };
  'registration.closed': { readonly registerUntil: string };
}
