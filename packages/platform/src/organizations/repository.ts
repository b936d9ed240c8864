import type { Organization } from '@jtop/contract';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.js';

export interface OrganizationRow {
  readonly id: string;
  readonly rev: number;
  readonly name: string;
  readonly doc: Organization;
}

export interface OrganizationFilter {
  readonly roles?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly cities?: readonly string[] | undefined;
}

/** Where the page before ended: by name, then by id. */
export interface OrganizationPosition {
  readonly name: string;
  readonly id: string;
}

const COLUMNS = ['id', 'rev', 'name', 'doc'] as const;

/** At most `limit` organizations after a position, by name. */
export async function findOrganizations(
  db: Kysely<Database>,
  filter: OrganizationFilter,
  after: OrganizationPosition | undefined,
  limit: number,
): Promise<OrganizationRow[]> {
  let query = filtered(db, filter).select(COLUMNS).orderBy('name').orderBy('id').limit(limit);
  if (after !== undefined) {
    query = query.where(sql<boolean>`(name, id) > (${after.name}, ${after.id}::uuid)`);
  }
  return query.execute();
}

/** How many organizations the filter lets through. */
export async function countOrganizations(db: Kysely<Database>, filter: OrganizationFilter): Promise<number> {
  const row = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One organization, or undefined. @param id - A well-formed UUID. */
export async function findOrganization(
  db: Kysely<Database>,
  id: string,
): Promise<OrganizationRow | undefined> {
  return db.selectFrom('organizations').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

function filtered(db: Kysely<Database>, { roles, kinds, cities }: OrganizationFilter) {
  let query = db.selectFrom('organizations');
  if (roles !== undefined) query = query.where(sql<boolean>`roles && ${[...roles]}::text[]`);
  if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
  if (cities !== undefined) query = query.where('city', 'in', [...cities]);
  return query;
}
