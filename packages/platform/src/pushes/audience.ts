import { invalid, ProblemError } from '@jtop/contract/binding';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../db/schema.js';
import type { DemandRow } from '../demands/rows.js';

/** Who of an audience is meant. */
export interface Asked {
  readonly audience: string;
  readonly partyIds: readonly string[] | undefined;
}

/** Recipients of one push: far more than any audience of the notice has. */
const MOST_RECIPIENTS = 2000;

/** Who is of an audience, as a condition on `p`, a party. */
const MEMBERS: Readonly<Record<string, RawBuilder<boolean>>> = {
  team: sql`(p.roles && '{university}' or exists (select from teams t where t.party_id = p.id))`,
  university: sql`p.roles && '{university}'`,
  subcentre: sql`p.roles && '{subcentre}'`,
  company: sql`p.roles && '{company}'`,
  host: sql`p.roles && '{host}'`,
  // Partners of the network sit outside of the province (R124).
  partner_network: sql`exists (select from organizations o where o.id = p.organization_id and o.city not like '32%')`,
};

/**
 * The parties that a push goes to: those named, or all of the audience; of teams, those that fit the demand.
 * @throws ProblemError 404 for a party that is not there, 400 `request.invalid` for one that is not of the audience
 */
export async function recipientsOf(
  tx: Tx,
  demand: DemandRow,
  { audience, partyIds }: Asked,
): Promise<string[]> {
  const isMember = MEMBERS[audience] ?? sql<boolean>`false`;
  if (partyIds === undefined) {
    const fits =
      audience === 'team'
        ? sql<boolean>`exists (select from matches m where m.demand_id = ${demand.id}::uuid and m.side = 'team'
            and m.counterpart_id = p.id and m.status <> 'declined')`
        : sql<boolean>`true`;
    const { rows } = await sql<{ id: string }>`
      select p.id from parties p where ${isMember} and ${fits} and not p.banned and p.id <> ${demand.company_party_id}::uuid
      order by p.id limit ${MOST_RECIPIENTS}`.execute(tx);
    return rows.map(({ id }) => id);
  }
  const { rows } = await sql<{ id: string; member: boolean }>`
    select p.id, (${isMember}) as member from parties p where p.id = any(${[...partyIds]}::uuid[])`.execute(
    tx,
  );
  const known = new Map(rows.map(({ id, member }) => [id, member]));
  for (const [index, id] of partyIds.entries()) {
    const member = known.get(id);
    if (member === undefined) throw new ProblemError('not_found', {}, { detail: `there is no party ${id}` });
    if (!member) {
      const message = `this party is not of the audience ${audience}; leave it out, or push to the audience that it is of`;
      throw invalid({ path: `partyIds.${index}`, code: 'not_of_audience', message });
    }
  }
  return [...partyIds];
}
