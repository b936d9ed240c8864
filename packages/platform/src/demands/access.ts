import type { DisclosureLevel } from '@jtop/contract';
import { seesDrafts } from '@jtop/rules/access';
import { viewerLevel } from '@jtop/rules/disclosure';
import type { Who } from '@jtop/rules/lifecycle';
import type { Viewer } from '../identity/viewer.js';
import type { DemandRow } from './rows.js';

type Owned = Pick<DemandRow, 'company_party_id' | 'organization_id' | 'agreed_party_id'>;

/** A page's token counts for nobody here: what a partner's page reads, its partner reads. */
function isParty(viewer: Viewer): boolean {
  return viewer.partyId !== undefined && viewer.limits === undefined;
}

/** Whether somebody acts for the demand's own company. */
export function isOwn(row: Owned, viewer: Viewer): boolean {
  if (!isParty(viewer)) return false;
  return (
    row.company_party_id === viewer.partyId ||
    (row.organization_id !== null && row.organization_id === viewer.organizationId)
  );
}

/** The level that somebody has towards one demand. Parties are registered under verified names. */
export function levelOf(row: Owned, viewer: Viewer): DisclosureLevel {
  const registered = isParty(viewer);
  return viewerLevel({
    registered,
    realName: registered,
    operator: registered && seesDrafts(viewer),
    ownCompany: isOwn(row, viewer),
    agreed: registered && row.agreed_party_id === viewer.partyId,
  });
}

/** What somebody is to one demand, for the table of its life. Nothing says yet who has a company's mandate. */
export function whoOf(row: Owned, viewer: Viewer): Who[] {
  return [
    ...(isOwn(row, viewer) ? (['company'] as const) : []),
    ...(isParty(viewer) && seesDrafts(viewer) ? (['operator'] as const) : []),
  ];
}

/** Whether somebody may know that a demand is there. */
export function maySee(row: Owned & Pick<DemandRow, 'is_public'>, viewer: Viewer): boolean {
  return row.is_public || whoOf(row, viewer).length > 0;
}
