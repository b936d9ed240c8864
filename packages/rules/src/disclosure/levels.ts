/** Who may see something, each including those before it (domain model §6.2). */
export const DISCLOSURE_LEVELS = ['public', 'members', 'matched', 'parties', 'operator'] as const;
export type DisclosureLevel = (typeof DISCLOSURE_LEVELS)[number];

/** Whether a viewer of level `viewer` sees what is shown from level `from` on. */
export function reaches(viewer: DisclosureLevel, from: DisclosureLevel): boolean {
  return DISCLOSURE_LEVELS.indexOf(viewer) >= DISCLOSURE_LEVELS.indexOf(from);
}

/** The one of two levels that fewer viewers have. */
export function narrower(one: DisclosureLevel, other: DisclosureLevel): DisclosureLevel {
  return reaches(one, other) ? one : other;
}

/** What is known of a viewer and a demand. What is left out is not so. */
export interface ViewerFacts {
  /** Registered under a name that was verified. */
  readonly realName?: boolean | undefined;
  readonly registered?: boolean | undefined;
  readonly operator?: boolean | undefined;
  /** Acts for the demand's own company, as its staff or with its mandate. */
  readonly ownCompany?: boolean | undefined;
  /** Has an agreement with the company about this demand: the winner, once both have agreed. */
  readonly agreed?: boolean | undefined;
  /** Where the match of this demand with the viewer's team stands. */
  readonly match?: 'suggested' | 'pushed' | 'viewed' | 'accepted' | 'declined' | undefined;
}

/**
 * The level that a viewer has towards one demand. A team is matched once the demand has been pushed to it, and no longer
 * when it has declined. An auditor is no operator here: the audit trail is another room.
 */
export function viewerLevel(viewer: ViewerFacts): DisclosureLevel {
  if (viewer.operator === true) return 'operator';
  if (viewer.ownCompany === true || viewer.agreed === true) return 'parties';
  const isMember = viewer.registered === true && viewer.realName === true;
  if (!isMember) return 'public';
  const { match } = viewer;
  return match === 'pushed' || match === 'viewed' || match === 'accepted' ? 'matched' : 'members';
}
