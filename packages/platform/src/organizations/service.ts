import { formatInstant, type Organization, type OrganizationPage } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { validate as isUuid } from 'uuid';
import type { Platform } from '../context.js';
import { cursorScope, decodeCursor, invalidCursor, pageOf } from '../paging/index.js';
import {
  countOrganizations,
  findOrganization,
  findOrganizations,
  type OrganizationPosition,
  type OrganizationRow,
} from './repository.js';

/** The query of `organizations.list`, as the binder parsed it. */
export interface OrganizationsQuery {
  readonly role?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly city?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 20;

/** Organizations by name. @throws ProblemError `request.invalid` for a cursor of another list. */
export async function listOrganizations(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  query: OrganizationsQuery,
): Promise<OrganizationPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const scope = cursorScope('organizations.list', { ...query });
  const after = query.cursor === undefined ? undefined : positionOf(decodeCursor(query.cursor, scope));
  const filter = { roles: query.role, kinds: query.kind, cities: query.city };
  const found = await findOrganizations(db, filter, after, limit + 1);
  const { rows, nextCursor } = pageOf(found, limit, scope, (row) => [row.name, row.id]);
  return {
    items: rows.map(toOrganization),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    total: await countOrganizations(db, filter),
    asOf: formatInstant(clock.now()),
  };
}

/** One organization. @throws ProblemError `not_found`, also for an id that is no UUID. */
export async function retrieveOrganization({ db }: Pick<Platform, 'db'>, id: string): Promise<Organization> {
  const row = isUuid(id) ? await findOrganization(db, id) : undefined;
  if (row === undefined) throw new ProblemError('not_found');
  return toOrganization(row);
}

function toOrganization(row: OrganizationRow): Organization {
  return { ...row.doc, id: row.id, rev: row.rev };
}

function positionOf([name, id, ...rest]: readonly unknown[]): OrganizationPosition {
  if (typeof name !== 'string' || typeof id !== 'string' || !isUuid(id) || rest.length > 0) {
    throw invalidCursor();
  }
  return { name, id };
}
