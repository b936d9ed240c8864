import { randomBytes } from 'node:crypto';
import { ProblemError } from '@jtop/contract/binding';
import type { Selectable } from 'kysely';
import type { Db, SiteKeysTable, Tx } from '../db/schema.js';
import { newId } from '../lots/ids.js';

export type SiteKey = Selectable<SiteKeysTable>;

/** Whether a key counts at an instant of real time: not revoked, and not past the end that its replacement set. */
export function isAlive({ revoked_at: revokedAt, ends_at: endsAt }: SiteKey, at: number): boolean {
  return (revokedAt === null || at < revokedAt) && (endsAt === null || at < endsAt);
}

/**
 * The site key of a page.
 *
 * @param at - real time, epoch milliseconds
 * @throws ProblemError 403 `handoff.site_key` for an unknown, revoked or replaced one, `handoff.origin` for a page that
 *   it is not for
 */
export async function admitPage(
  db: Db | Tx,
  page: { readonly key: string; readonly origin: string | null; readonly at: number },
): Promise<SiteKey> {
  const row = await db.selectFrom('site_keys').selectAll().where('key', '=', page.key).executeTakeFirst();
  if (row === undefined || !isAlive(row, page.at)) throw new ProblemError('handoff.site_key');
  if (page.origin === null || !row.origins.includes(page.origin)) {
    throw new ProblemError(
      'handoff.origin',
      {},
      { detail: `the site key is not for pages of ${page.origin ?? 'no origin'}` },
    );
  }
  return row;
}

/** Whether pages of an origin may act by tokens of their own, by any key that counts. */
export async function isInlineOrigin(db: Db | Tx, origin: string, at: number): Promise<boolean> {
  const rows = await db.selectFrom('site_keys').selectAll().where('inline', '=', true).execute();
  return rows.some((row) => isAlive(row, at) && row.origins.includes(origin));
}

export async function findSiteKey(db: Db | Tx, id: string): Promise<SiteKey | undefined> {
  return db.selectFrom('site_keys').selectAll().where('id', '=', id).executeTakeFirst();
}

export interface NewSiteKey {
  /** Whose it is, for the operator. */
  readonly name: string;
  readonly origins: readonly string[];
  /** Whether pages may act by tokens of their own. @default false */
  readonly inline?: boolean;
  /** @default a random one */
  readonly key?: string;
}

/** Makes a key. @param at - real time, epoch milliseconds */
export async function createSiteKey(tx: Tx, wanted: NewSiteKey, at: number): Promise<SiteKey> {
  const row: SiteKey = {
    id: newId(at),
    key: wanted.key ?? `pk_${randomBytes(18).toString('base64url')}`,
    name: wanted.name,
    origins: [...wanted.origins],
    inline: wanted.inline ?? false,
    revoked_at: null,
    ends_at: null,
    replaced_by: null,
    created_at: at,
  };
  await tx.insertInto('site_keys').values(row).execute();
  return row;
}

/**
 * Puts a new key in the place of one; the old one goes on until `overlapMs` later, so that no page stands still while
 * its snippet is changed.
 */
export async function rotateSiteKey(tx: Tx, id: string, overlapMs: number, at: number): Promise<SiteKey> {
  const old = await findSiteKey(tx, id);
  if (old === undefined || !isAlive(old, at)) throw new ProblemError('not_found');
  const fresh = await createSiteKey(tx, { name: old.name, origins: old.origins, inline: old.inline }, at);
  await tx
    .updateTable('site_keys')
    .set({ ends_at: at + overlapMs, replaced_by: fresh.id })
    .where('id', '=', id)
    .execute();
  return fresh;
}

/** Ends a key at once; hand-offs that it began can no longer be confirmed. */
export async function revokeSiteKey(tx: Tx, id: string, at: number): Promise<void> {
  await tx
    .updateTable('site_keys')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The key of the example pages; their ports may have changed since the last start. */
export const DEMO_SITE_KEY = 'pk_demo';

export async function storeDemoSiteKey(tx: Tx, partnerUrl: string, at: number): Promise<void> {
  const origins = bothNames(partnerUrl);
  const row = await tx
    .selectFrom('site_keys')
    .select('id')
    .where('key', '=', DEMO_SITE_KEY)
    .executeTakeFirst();
  if (row !== undefined)
    await tx.updateTable('site_keys').set({ origins }).where('id', '=', row.id).execute();
  else await createSiteKey(tx, { name: '示例站点', key: DEMO_SITE_KEY, origins, inline: true }, at);
}

/** 127.0.0.1 and localhost are two origins for a browser and one for a person. */
function bothNames(url: string): string[] {
  const { origin } = new URL(url);
  const other = origin.includes('//127.0.0.1')
    ? origin.replace('//127.0.0.1', '//localhost')
    : origin.replace('//localhost', '//127.0.0.1');
  return [...new Set([origin, other])];
}
