/** Where a lot stands, as far as views tell it apart. */
export type LotGroup = 'before' | 'open' | 'suspended' | 'closed' | 'sold' | 'cancelled' | 'unsold';

const GROUPS: Record<string, LotGroup> = {
  draft: 'before',
  registering: 'before',
  bidding: 'open',
  suspended: 'suspended',
  closed: 'closed',
  confirmed: 'sold',
  contracted: 'sold',
  transferred: 'sold',
  completed: 'sold',
  cancelled: 'cancelled',
  voided: 'cancelled',
};

/** The group of a status; without a sale ended those that found no buyer, and what a later platform may add. */
export function groupOf(status: string): LotGroup {
  return GROUPS[status] ?? 'unsold';
}
