import type { TrlRange } from '@jtop/rules/matching';
import type { Tx } from '../db/schema.js';
import { catalogueChanged } from './catalogue.js';
import { teamTerms, type TeamTexts } from './term-columns.js';

/** A research team, as it tells of itself. */
export interface Team extends TeamTexts {
  readonly partyId: string;
  /** `university`, `institute` or `metrology`. */
  readonly kind: string;
  readonly fields: readonly string[];
  /** Administrative division code. */
  readonly adcode: string;
  /** The levels of technology readiness at which it works. */
  readonly trl: TrlRange;
}

/** Writes teams, or brings what is told of them up to date; the demands are then matched anew. */
export async function storeTeams(tx: Tx, teams: readonly Team[], now: number): Promise<void> {
  if (teams.length === 0) return;
  const rows = teams.map((team) => ({
    party_id: team.partyId,
    name: team.name,
    kind: team.kind,
    fields: [...team.fields],
    ipc: [...team.ipc],
    keywords: [...team.keywords],
    summary: team.summary,
    adcode: team.adcode,
    trl_min: team.trl.min,
    trl_max: team.trl.max,
    updated_at: now,
    ...teamTerms(team),
  }));
  const columns = Object.keys(rows[0] ?? {}).filter((name) => name !== 'party_id');
  await tx
    .insertInto('teams')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('party_id')
        .doUpdateSet((eb) =>
          Object.fromEntries(columns.map((name) => [name, eb.ref(`excluded.${name}` as 'excluded.name')])),
        ),
    )
    .execute();
  await catalogueChanged(tx);
}
